// The GS1 application identifiers, from the GS1 Barcode Syntax Dictionary (https://github.com/gs1/gs1-syntax-dictionary),
// Copyright 2020-2021 BWIPP and Zint projects, 2021-2025 GS1 AISBL, Apache License 2.0; set in columns of our own, with
// Chinese titles added. How a line is read: see application-identifiers.ts.

/** 8001–99: assets, components, services, digital signature, coupons, internal use. */
export const otherLines = `
8001  | N4,nonzero N5,nonzero N3,nonzero N1,winding N1 | DIMENSIONS       | 卷状产品尺寸 | attribute with=01
8002  | X..20                              | CMT No.          | 移动电话标识 | attribute
8003  | N1,zero N13,csum,gcppos1 [X..16]   | GRAI             | 可回收资产代码 | attribute key
8004  | X..30,gcppos1                      | GIAI             | 单个资产代码 | attribute key=7040
8005  | N6                                 | PRICE PER UNIT   | 单价 | attribute with=01,02
8006  | N14,csum,gcppos2 N4,pieceoftotal   | ITIP             | 贸易项目组件代码 | attribute without=01,03,37 key=22,10,21
8007  | X..34,iban                         | IBAN             | 国际银行账号 | attribute with=415
8008  | N6,yymmdd N2,hh [N2],mi [N2],ss    | PROD TIME        | 生产时间 | attribute with=01,02,03
8009  | X..50                              | OPTSEN           | 光学可读传感器标识 | attribute with=00,01,03
8010  | Y..30,gcppos1                      | CPID             | 组件部件代码 | attribute key=8011
8011  | N..12,nozeroprefix                 | CPID SERIAL      | 组件部件序列号 | with=8010
8012  | X..20                              | VERSION          | 软件版本 | attribute with=01,03,8006
8013  | X..25,csumalpha,gcppos1            | GMN              | 全球型号代码 | attribute key
8014  | X..25,csumalpha,gcppos1,hasnondigit | MUDI             | 医疗器械标识（高度个性化） | with=01
8017  | N18,csum,gcppos1                   | GSRN - PROVIDER  | 服务提供方代码 | attribute without=8018 key=8019
8018  | N18,csum,gcppos1                   | GSRN - RECIPIENT | 服务接受方代码 | attribute without=8017 key=8019
8019  | N..10                              | SRIN             | 服务关系事项代码 | with=8017,8018
8020  | X..25                              | REF No.          | 付款单参考代码 | with=415
8026  | N14,csum,gcppos2 N4,pieceoftotal   | ITIP CONTENT     | 物流单元内组件代码 | attribute with=37 without=02,03,8006
8030  | Z..90                              | DIGSIG           | 数字签名 | attribute with=00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018
8040  | N15                                | IMEI             | 国际移动设备识别码 | with=01+21
8041  | N15                                | IMEI2            | 国际移动设备识别码二 | with=01+21+8040
8042  | N32                                | ESIM             | 嵌入式用户卡 | with=01+21+8040
8043  | N18 [N..2]                         | PSIM             | 实体用户卡 | with=01+21+8040
8110  | X..70,couponcode                   | COUPON (NA)      | 优惠券代码（北美） | attribute
8111  | N4                                 | POINTS           | 积分 | attribute with=255
8112  | X..70,couponposoffer               | COUPON POS (NA)  | 优惠券代码（北美，销售点） | attribute
8200  | X..70                              | PRODUCT URL      | 产品网址 | with=01
90    | X..30                              | INTERNAL         | 贸易双方约定信息 | attribute
91-99 | X..90                              | INTERNAL         | 企业内部信息 | attribute
`;
