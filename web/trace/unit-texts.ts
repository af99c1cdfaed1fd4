import type { Texts } from '../lib/text.ts';

/** The texts of finding units. */
export const unitTexts = {
  find: {
    title: { zh: '追溯单元', en: 'Units' },
    description: {
      zh: '扫描、粘贴或输入任何一个码，看它从哪来、经过了什么、到哪去。',
      en: 'Scan, paste or type any code to see where it came from, what happened to it and where it went.',
    },
    box: { zh: '任何码', en: 'Any code' },
    placeholder: {
      zh: '扫一个码，或输入产品名、网址、条码数据、批号、序列号',
      en: 'Scan a code, or type a product, an address, bar code data, a lot or serial number',
    },
    submit: { zh: '查找', en: 'Find' },
    readAs: { zh: '读作 {form}', en: 'Read as {form}' },
    asLabel: {
      zh: '不是标准编码，按产品名和批号、序列号的开头查找。',
      en: 'No standard code; looked for in names of products, and as the beginning of a lot or serial number.',
    },
    nothing: { zh: '账本里没有这个单元', en: 'No such unit in the ledger' },
    nothingCode: {
      zh: '码本身读得懂，但没有事件提到它，或不在您的权限内。刚发生的事件可能还没有采集。',
      en: 'The code can be read, but no event names it, or it is outside your rights. What has just happened may not be recorded yet.',
    },
    nothingText: {
      zh: '没有产品名含有它，没有批号或序列号以它开头；它也不是可识别的编码：{reason}。',
      en: 'No product is called so, no lot or serial number begins with it, and it is no code that can be read: {reason}.',
    },
    scannedCode: {
      zh: '读作 {form}：{parts}。账本里没有事件提到它，或不在您的权限内。',
      en: 'Read as {form}: {parts}. No event in the ledger names it, or it is outside your rights.',
    },
    results: { zh: '“{text}”的结果', en: 'Results for “{text}”' },
    all: { zh: '全部单元', en: 'All units' },
    stock: { zh: '库存', en: 'Stock' },
    recent: { zh: '我最近看过', en: 'Seen lately' },
    empty: { zh: '还没有追溯单元', en: 'No units yet' },
    emptyMore: {
      zh: '接下来：让 ERP、MES、扫描设备或供应商把 EPCIS 文档提交到 /epcis/capture。采集到第一个事件，其中的批次、单品和物流单元就会出现在这里。',
      en: 'Next: have ERP, MES, scanners or suppliers post EPCIS documents to /epcis/capture. With the first event, the lots, items and logistic units it names appear here.',
    },
    emptyAction: { zh: '查看接口说明', en: 'Open the description of the interface' },
    noStock: { zh: '没有库存', en: 'Nothing in stock' },
    noStockMore: {
      zh: '有数量的批次入库后，按产品、批次、地点列在这里。',
      en: 'Once lots with a quantity are received, they stand here by product, lot and place.',
    },
  },
  columns: {
    unit: { zh: '单元', en: 'Unit' },
    kind: { zh: '类型', en: 'Kind' },
    anyKind: { zh: '全部类型', en: 'Every kind' },
    product: { zh: '产品', en: 'Product' },
    lot: { zh: '批次', en: 'Lot' },
    noLot: { zh: '无批次', en: 'No lot' },
    state: { zh: '状态', en: 'State' },
    heldOnly: { zh: '只看冻结', en: 'On hold only' },
    place: { zh: '地点', en: 'Place' },
    placeCount: { zh: '{count} 处', en: '{count} places' },
    amount: { zh: '数量', en: 'Quantity' },
    onHand: { zh: '现存', en: 'On hand' },
    last: { zh: '最近事件', en: 'Last event' },
    items: { zh: '含单品 {count} 个', en: 'Single items: {count}' },
  },
} as const satisfies Texts;
