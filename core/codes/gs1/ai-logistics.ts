// The GS1 application identifiers, from the GS1 Barcode Syntax Dictionary (https://github.com/gs1/gs1-syntax-dictionary),
// Copyright 2020-2021 BWIPP and Zint projects, 2021-2025 GS1 AISBL, Apache License 2.0; set in columns of our own, with
// Chinese titles added. How a line is read: see application-identifiers.ts.

/** 400–4333: orders, consignments, places and parties, origin, transport labels. */
export const logisticsLines = `
400  | X..30                              | ORDER NUMBER              | 客户订单号 | attribute
401  | X..30,gcppos1                      | GINC                      | 全球托运标识代码 | attribute key
402  | N17,csum,gcppos1                   | GSIN                      | 全球装运标识代码 | attribute key
403  | X..30                              | ROUTE                     | 路径代码 | attribute with=00
410  | N13,csum,gcppos1                   | SHIP TO LOC               | 交货地位置码 | fixed attribute
411  | N13,csum,gcppos1                   | BILL TO                   | 受票方位置码 | fixed attribute
412  | N13,csum,gcppos1                   | PURCHASE FROM             | 供货方位置码 | fixed attribute
413  | N13,csum,gcppos1                   | SHIP FOR LOC              | 最终目的地位置码 | fixed attribute
414  | N13,csum,gcppos1                   | LOC No.                   | 物理位置码 | fixed attribute key=254/7040
415  | N13,csum,gcppos1                   | PAY TO                    | 开票方位置码 | fixed attribute with=8020 key=8020
416  | N13,csum,gcppos1                   | PROD/SERV LOC             | 生产或服务地位置码 | fixed attribute
417  | N13,csum,gcppos1                   | PARTY                     | 参与方位置码 | fixed attribute key=7040
420  | X..20                              | SHIP TO POST              | 交货地邮政编码 | attribute without=421
421  | N3,iso3166 X..9                    | SHIP TO POST              | 交货地国家及邮政编码 | attribute without=4307
422  | N3,iso3166                         | ORIGIN                    | 原产国 | attribute with=01,02,03,8006,8026 without=426
423  | N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 | COUNTRY - INITIAL PROCESS | 初始加工国 | attribute with=01,02,03 without=426
424  | N3,iso3166                         | COUNTRY - PROCESS         | 加工国 | attribute with=01,02,03 without=426
425  | N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 | COUNTRY - DISASSEMBLY     | 拆分国 | attribute with=01,02,03 without=426
426  | N3,iso3166                         | COUNTRY - FULL PROCESS    | 全程加工国 | attribute with=01,02,03
427  | X..3                               | ORIGIN SUBDIVISION        | 原产地区划 | attribute with=01+422,02+422,03+422
4300 | X..35,pcenc                        | SHIP TO COMP              | 收货公司 | attribute with=00
4301 | X..35,pcenc                        | SHIP TO NAME              | 收货人 | attribute with=00
4302 | X..70,pcenc                        | SHIP TO ADD1              | 收货地址一 | attribute with=00
4303 | X..70,pcenc                        | SHIP TO ADD2              | 收货地址二 | attribute with=4302
4304 | X..70,pcenc                        | SHIP TO SUB               | 收货区 | attribute with=00
4305 | X..70,pcenc                        | SHIP TO LOC               | 收货城市 | attribute with=00
4306 | X..70,pcenc                        | SHIP TO REG               | 收货省份 | attribute with=00
4307 | X2,iso3166alpha2                   | SHIP TO COUNTRY           | 收货国家 | attribute with=00
4308 | X..30                              | SHIP TO PHONE             | 收货电话 | attribute with=00
4309 | N10,latitude N10,longitude         | SHIP TO GEO               | 收货经纬度 | attribute with=00
4310 | X..35,pcenc                        | RTN TO COMP               | 退货公司 | attribute with=00
4311 | X..35,pcenc                        | RTN TO NAME               | 退货联系人 | attribute with=00
4312 | X..70,pcenc                        | RTN TO ADD1               | 退货地址一 | attribute with=00
4313 | X..70,pcenc                        | RTN TO ADD2               | 退货地址二 | attribute with=4312
4314 | X..70,pcenc                        | RTN TO SUB                | 退货区 | attribute with=00
4315 | X..70,pcenc                        | RTN TO LOC                | 退货城市 | attribute with=00
4316 | X..70,pcenc                        | RTN TO REG                | 退货省份 | attribute with=00
4317 | X2,iso3166alpha2                   | RTN TO COUNTRY            | 退货国家 | attribute with=00
4318 | X..20                              | RTN TO POST               | 退货邮编 | attribute with=00
4319 | X..30                              | RTN TO PHONE              | 退货电话 | attribute with=00
4320 | X..35,pcenc                        | SRV DESCRIPTION           | 服务说明 | attribute with=00
4321 | N1,yesno                           | DANGEROUS GOODS           | 危险品 | attribute with=00
4322 | N1,yesno                           | AUTH TO LEAVE             | 允许无人签收 | attribute with=00
4323 | N1,yesno                           | SIG REQUIRED              | 需要签收 | attribute with=00
4324 | N6,yymmd0 N4,hhmi                  | NOT BEF DEL DT            | 不早于送达时间 | attribute with=00
4325 | N6,yymmd0 N4,hhmi                  | NOT AFT DEL DT            | 不晚于送达时间 | attribute with=00
4326 | N6,yymmdd                          | REL DATE                  | 放行日期 | attribute with=00
4330 | N6 [X1],hyphen                     | MAX TEMP F.               | 最高温度（华氏） | attribute with=00 without=4331
4331 | N6 [X1],hyphen                     | MAX TEMP C.               | 最高温度（摄氏） | attribute with=00 without=4330
4332 | N6 [X1],hyphen                     | MIN TEMP F.               | 最低温度（华氏） | attribute with=00 without=4333
4333 | N6 [X1],hyphen                     | MIN TEMP C.               | 最低温度（摄氏） | attribute with=00 without=4332
`;
