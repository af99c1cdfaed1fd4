import type { Text } from '@yuanliu/core/platform';
import { xml } from './ios-profile.ts';

interface Way {
  readonly system: Text;
  /** The file to open first, below `/trust/`. */
  readonly file: string;
  readonly button: Text;
  readonly steps: readonly Text[];
}

const certificate = { zh: '下载证书', en: 'Download the certificate' };

const ways: readonly Way[] = [
  {
    system: { zh: 'iPhone · iPad', en: 'iPhone · iPad' },
    file: 'ios.mobileconfig',
    button: { zh: '下载描述文件', en: 'Download the profile' },
    steps: [
      {
        zh: '用 Safari 打开本页，点上面的按钮，选择“允许”。',
        en: 'Open this page in Safari, press the button above and choose Allow.',
      },
      {
        zh: '打开“设置”，点“已下载描述文件”（或“通用 → VPN与设备管理”），点“安装”。',
        en: 'Open Settings, choose Profile Downloaded (or General → VPN & Device Management) and press Install.',
      },
      {
        zh: '“设置 → 通用 → 关于本机 → 证书信任设置”，打开“源流 Yuanliu”的开关。',
        en: 'Settings → General → About → Certificate Trust Settings: switch on “源流 Yuanliu”.',
      },
    ],
  },
  {
    system: { zh: '安卓', en: 'Android' },
    file: 'ca.crt',
    button: certificate,
    steps: [
      { zh: '点上面的按钮，保存 yuanliu-ca.crt。', en: 'Press the button above and keep yuanliu-ca.crt.' },
      {
        zh: '打开“设置”，搜索“CA 证书”（一般在“安全 → 更多安全设置 → 加密与凭据 → 安装证书 → CA 证书”），点“仍然安装”，选择该文件。',
        en: 'Open Settings and search for “CA certificate” (mostly Security → Encryption & credentials → Install a certificate → CA certificate), choose Install anyway and pick the file.',
      },
      {
        zh: '用手机自带浏览器或 Chrome 打开源流；微信内置浏览器不使用自行安装的证书。',
        en: 'Open Yuanliu in the phone’s own browser or Chrome; the browser inside WeChat ignores certificates that you installed.',
      },
    ],
  },
  {
    system: { zh: '鸿蒙', en: 'HarmonyOS' },
    file: 'ca.crt',
    button: certificate,
    steps: [
      { zh: '点上面的按钮，保存 yuanliu-ca.crt。', en: 'Press the button above and keep yuanliu-ca.crt.' },
      {
        zh: '打开“设置”，搜索“证书”（一般在“隐私和安全 → 高级 → 证书与凭据”，旧版在“安全 → 更多安全设置 → 加密和凭据”），选择“从存储设备安装”，再选 CA 证书和该文件。',
        en: 'Open Settings and search for “certificate” (mostly Privacy & security → Advanced → Certificates & credentials, in older versions Security → More settings → Encryption & credentials), choose Install from storage, then CA certificate and the file.',
      },
      { zh: '关闭浏览器，重新打开源流。', en: 'Close the browser and open Yuanliu again.' },
    ],
  },
  {
    system: { zh: 'Windows 电脑', en: 'Windows' },
    file: 'ca.crt',
    button: certificate,
    steps: [
      {
        zh: '点上面的按钮，打开下载的文件，点“安装证书”，存储位置选“本地计算机”（没有管理员权限时选“当前用户”）。',
        en: 'Press the button above, open the file and press Install Certificate; choose Local Machine (Current User without administrator rights).',
      },
      {
        zh: '选“将所有的证书都放入下列存储”，浏览到“受信任的根证书颁发机构”，点“完成”。',
        en: 'Choose “Place all certificates in the following store”, browse to Trusted Root Certification Authorities, and finish.',
      },
      { zh: '关闭所有浏览器窗口后重新打开源流。', en: 'Close every browser window and open Yuanliu again.' },
    ],
  },
];

const style = `
:root{color-scheme:light dark;--action:#0e5e6f;--on-action:#fff;--text:#12212b;--quiet:#52646d;--surface:#fff}
@media(prefers-color-scheme:dark){:root{--action:#4fb3c4;--on-action:#0b1418;--text:#e6edf0;--quiet:#9fb0b8;--surface:#11181c}}
body{background:var(--surface);color:var(--text);font:16px/1.65 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:24px 20px 48px}
h1{font-size:1.4rem;line-height:1.35;margin:0 0 16px}
h2{font-size:1.15rem;margin:40px 0 12px}
h2 small,li span,p span{color:var(--quiet);display:block;font-size:.875rem;font-weight:400}
ol{padding-left:1.4rem}li{margin:10px 0}
a{background:var(--action);border-radius:6px;color:var(--on-action);display:inline-block;padding:10px 20px;text-decoration:none}
a:focus-visible{outline:3px solid var(--text);outline-offset:2px}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.8rem;overflow-wrap:anywhere}`;

/** The page that tells how a phone or computer comes to trust the local certificate: HTML without a script. */
export const trustPage = ({
  fingerprint,
  nonce,
}: {
  fingerprint: string;
  nonce: string;
}): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>信任源流的证书 · Trust the certificate of Yuanliu</title>
<style nonce="${xml(nonce)}">${style}</style>
</head>
<body>
<h1>让本设备信任源流的证书</h1>
<p>手机浏览器只在受信任的 HTTPS 页面上允许使用摄像头扫码。证书由本企业的源流服务器自己签发，每台设备只需安装一次。
<span lang="en">Browsers let a page use the camera for scanning only over trusted HTTPS. The certificate was made by your enterprise's own Yuanliu server; each device needs it once.</span></p>
<p>安装前请核对：下面的指纹应与服务器启动时显示的一致，否则不要安装。
<span lang="en">Before you install it, compare: the fingerprint below must be the one shown when the server started. Otherwise do not install it.</span></p>
<p><code>SHA-256 ${xml(fingerprint)}</code></p>
${ways.map(wayAsHtml).join('\n')}
</body>
</html>
`;

function wayAsHtml({ system, file, button, steps }: Way): string {
  return `<section>
<h2>${xml(system.zh)}${system.en === system.zh ? '' : `<small lang="en">${xml(system.en)}</small>`}</h2>
<a href="/trust/${file}">${xml(button.zh)} · ${xml(button.en)}</a>
<ol>${steps.map(({ zh, en }) => `<li>${xml(zh)}<span lang="en">${xml(en)}</span></li>`).join('')}</ol>
</section>`;
}
