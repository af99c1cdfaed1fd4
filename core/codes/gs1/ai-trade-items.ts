// The GS1 application identifiers, from the GS1 Barcode Syntax Dictionary (https://github.com/gs1/gs1-syntax-dictionary),
// Copyright 2020-2021 BWIPP and Zint projects, 2021-2025 GS1 AISBL, Apache License 2.0; set in columns of our own, with
// Chinese titles added. How a line is read: see application-identifiers.ts.

/** 00–255: logistic units, trade items, their lots, dates and serial numbers; documents and coupons. */
export const tradeItemLines = `
00  | N18,csum,gcppos2         | SSCC                    | 系列货运包装箱代码 | fixed attribute key
01  | N14,csum,gcppos2         | GTIN                    | 商品条码 | fixed attribute without=255,37 key=22,10,21/235
02  | N14,csum,gcppos2         | CONTENT                 | 物流单元内贸易项目 | fixed attribute without=01,03 with=37
03  | N14,csum,gcppos2         | MTO GTIN                | 定制贸易项目代码 | fixed without=01,02,37,235
10  | X..20                    | BATCH/LOT               | 批号 | attribute with=01,02,03,8006,8026
11  | N6,yymmd0                | PROD DATE               | 生产日期 | fixed attribute with=01,02,03,8006,8026
12  | N6,yymmd0                | DUE DATE                | 付款截止日期 | fixed attribute with=8020
13  | N6,yymmd0                | PACK DATE               | 包装日期 | fixed attribute with=01,02,03,8006,8026
15  | N6,yymmd0                | BEST BEFORE or BEST BY  | 最佳食用期 | fixed attribute with=01,02,03,8006,8026
16  | N6,yymmd0                | SELL BY                 | 停止销售日期 | fixed attribute with=01,02,03,8006,8026
17  | N6,yymmd0                | USE BY or EXPIRY        | 有效期至 | fixed attribute with=01,02,03,255,8006,8026
20  | N2                       | VARIANT                 | 产品变体 | fixed attribute with=01,02,03,8006,8026
21  | X..20                    | SERIAL                  | 序列号 | with=01,03,8006 without=235
22  | X..20                    | CPV                     | 消费产品变体 | with=01
235 | X..28                    | TPX                     | 第三方序列号 | with=01
240 | X..30                    | ADDITIONAL ID           | 附加产品标识 | attribute with=01,02,03,8006,8026
241 | X..30                    | CUST. PART No.          | 客户方零件号 | attribute with=01,02,03,8006,8026
242 | N..6                     | MTO VARIANT             | 定制产品变量 | attribute with=01,02,8006,8026
243 | X..20                    | PCN                     | 包装组件代码 | attribute with=01,03
250 | X..30                    | SECONDARY SERIAL        | 次级序列号 | attribute with=01+21,03+21,8006+21
251 | X..30                    | REF. TO SOURCE          | 源实体参考代码 | attribute with=01,03,8006
253 | N13,csum,gcppos1 [X..17] | GDTI                    | 全球文件类型代码 | attribute key
254 | X..20                    | GLN EXTENSION COMPONENT | 位置扩展代码 | with=414
255 | N13,csum,gcppos1 [N..12] | GCN                     | 全球优惠券代码 | attribute key without=01,02,415,8006,8020,8026
`;
