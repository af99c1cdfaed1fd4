// The GS1 application identifiers, from the GS1 Barcode Syntax Dictionary (https://github.com/gs1/gs1-syntax-dictionary),
// Copyright 2020-2021 BWIPP and Zint projects, 2021-2025 GS1 AISBL, Apache License 2.0; set in columns of our own, with
// Chinese titles added. How a line is read: see application-identifiers.ts.

/** 7001–7259: food and fish, refurbishment, national health numbers, certificates, care. */
export const branchLines = `
7001 | N13                     | NSN               | 北约物资编号 | attribute with=01,02,8006,8026
7002 | X..30                   | MEAT CUT          | 肉类分割代码 | attribute with=01,02
7003 | N6,yymmdd N4,hhmi       | EXPIRY TIME       | 有效期至（含时间） | attribute with=01,02,03
7004 | N..4                    | ACTIVE POTENCY    | 活性效价 | attribute with=01+10,03+10
7005 | X..12                   | CATCH AREA        | 捕捞区域 | attribute with=01,02
7006 | N6,yymmdd               | FIRST FREEZE DATE | 首次冷冻日期 | attribute with=01,02
7007 | N6,yymmdd [N6],yymmdd   | HARVEST DATE      | 收获日期 | attribute with=01,02
7008 | X..3                    | AQUATIC SPECIES   | 水产品种 | attribute with=01,02
7009 | X..10                   | FISHING GEAR TYPE | 渔具类型 | attribute with=01,02
7010 | X..2                    | PROD METHOD       | 生产方式 | attribute with=01,02,03
7011 | N6,yymmdd [N4],hhmi     | TEST BY DATE      | 检验有效期 | attribute with=01,02,03
7020 | X..20                   | REFURB LOT        | 翻新批号 | attribute with=01+416,03+416,8006+416
7021 | X..20                   | FUNC STAT         | 功能状态 | attribute with=01,03,8006
7022 | X..20                   | REV STAT          | 修订状态 | attribute with=01+7021,03+7021,8006+7021
7023 | X..30,gcppos1           | GIAI - ASSEMBLY   | 组件资产代码 | attribute
7030 | N3,iso3166999 X..27     | PROCESSOR # 0     | 第0加工者批准号 | attribute with=01,02
7031 | N3,iso3166999 X..27     | PROCESSOR # 1     | 第1加工者批准号 | attribute with=01,02
7032 | N3,iso3166999 X..27     | PROCESSOR # 2     | 第2加工者批准号 | attribute with=01,02
7033 | N3,iso3166999 X..27     | PROCESSOR # 3     | 第3加工者批准号 | attribute with=01,02
7034 | N3,iso3166999 X..27     | PROCESSOR # 4     | 第4加工者批准号 | attribute with=01,02
7035 | N3,iso3166999 X..27     | PROCESSOR # 5     | 第5加工者批准号 | attribute with=01,02
7036 | N3,iso3166999 X..27     | PROCESSOR # 6     | 第6加工者批准号 | attribute with=01,02
7037 | N3,iso3166999 X..27     | PROCESSOR # 7     | 第7加工者批准号 | attribute with=01,02
7038 | N3,iso3166999 X..27     | PROCESSOR # 8     | 第8加工者批准号 | attribute with=01,02
7039 | N3,iso3166999 X..27     | PROCESSOR # 9     | 第9加工者批准号 | attribute with=01,02
7040 | N1 X1 X1 X1,importeridx | UIC+EXT           | 欧盟经济运营者标识 |
7041 | X..4,packagetype        | UFRGT UNIT TYPE   | 货运单元类型 | with=00
710  | X..20                   | NHRN PZN          | 德国药品编码 | attribute with=01
711  | X..20                   | NHRN CIP          | 法国药品编码 | attribute with=01
712  | X..20                   | NHRN CN           | 西班牙药品编码 | attribute with=01
713  | X..20                   | NHRN DRN          | 巴西药品编码 | attribute with=01
714  | X..20                   | NHRN AIM          | 葡萄牙药品编码 | attribute with=01
715  | X..20                   | NHRN NDC          | 美国药品编码 | attribute with=01
716  | X..20                   | NHRN AIC          | 意大利药品编码 | attribute with=01
717  | X..20                   | NHRN SRN          | 哥斯达黎加药品编码 | attribute with=01
7230 | X2 X..28                | CERT # 1          | 认证代码1 | attribute with=01,8004
7231 | X2 X..28                | CERT # 2          | 认证代码2 | attribute with=01,8004
7232 | X2 X..28                | CERT # 3          | 认证代码3 | attribute with=01,8004
7233 | X2 X..28                | CERT # 4          | 认证代码4 | attribute with=01,8004
7234 | X2 X..28                | CERT # 5          | 认证代码5 | attribute with=01,8004
7235 | X2 X..28                | CERT # 6          | 认证代码6 | attribute with=01,8004
7236 | X2 X..28                | CERT # 7          | 认证代码7 | attribute with=01,8004
7237 | X2 X..28                | CERT # 8          | 认证代码8 | attribute with=01,8004
7238 | X2 X..28                | CERT # 9          | 认证代码9 | attribute with=01,8004
7239 | X2 X..28                | CERT # 10         | 认证代码10 | attribute with=01,8004
7240 | X..20                   | PROTOCOL          | 临床试验方案号 | attribute with=01,8006 without=03
7241 | N2,mediatype            | AIDC MEDIA TYPE   | 标识媒介类型 | attribute with=8017,8018
7242 | X..25                   | VCN               | 版本控制号 | attribute with=8017,8018
7250 | N8,yyyymmdd             | DOB               | 出生日期 | attribute with=8018 without=7251
7251 | N8,yyyymmdd N4,hhmi     | DOB TIME          | 出生时间 | attribute with=8018 without=7250
7252 | N1,iso5218              | BIO SEX           | 生理性别 | attribute with=8018
7253 | X..40,pcenc             | FAMILY NAME       | 姓 | attribute with=8017,8018 without=7256,7259
7254 | X..40,pcenc             | GIVEN NAME        | 名 | attribute with=8017,8018 without=7256,7259
7255 | X..10                   | SUFFIX            | 姓名后缀 | attribute with=8017,8018 without=7256,7259
7256 | X..90,pcenc             | FULL NAME         | 全名 | attribute with=8017,8018
7257 | X..70,pcenc             | PERSON ADDR       | 个人地址 | attribute with=8018
7258 | X3,posinseqslash        | BIRTH SEQUENCE    | 出生顺序 | attribute with=8018+7259
7259 | X..40,pcenc             | BABY              | 婴儿姓名 | attribute with=8018 without=7256
`;
