// The GS1 application identifiers, from the GS1 Barcode Syntax Dictionary (https://github.com/gs1/gs1-syntax-dictionary),
// Copyright 2020-2021 BWIPP and Zint projects, 2021-2025 GS1 AISBL, Apache License 2.0; set in columns of our own, with
// Chinese titles added. How a line is read: see application-identifiers.ts.

/** 30–395: counts, measures, amounts and prices; the last digit of a four-digit one counts the decimals. */
export const measureLines = `
30        | N..8             | VAR. COUNT             | 变量数量 | attribute with=01,02
3100-3105 | N6               | NET WEIGHT (kg)        | 净重（千克） | fixed attribute with=01,02 without=310n
3110-3115 | N6               | LENGTH (m)             | 长度（米） | fixed attribute with=01,02 without=311n
3120-3125 | N6               | WIDTH (m)              | 宽度（米） | fixed attribute with=01,02 without=312n
3130-3135 | N6               | HEIGHT (m)             | 高度（米） | fixed attribute with=01,02 without=313n
3140-3145 | N6               | AREA (m²)              | 面积（平方米） | fixed attribute with=01,02 without=314n
3150-3155 | N6               | NET VOLUME (l)         | 净体积（升） | fixed attribute with=01,02 without=315n
3160-3165 | N6               | NET VOLUME (m³)        | 净体积（立方米） | fixed attribute with=01,02 without=316n
3200-3205 | N6               | NET WEIGHT (lb)        | 净重（磅） | fixed attribute with=01,02 without=320n
3210-3215 | N6               | LENGTH (in)            | 长度（英寸） | fixed attribute with=01,02 without=321n
3220-3225 | N6               | LENGTH (ft)            | 长度（英尺） | fixed attribute with=01,02 without=322n
3230-3235 | N6               | LENGTH (yd)            | 长度（码） | fixed attribute with=01,02 without=323n
3240-3245 | N6               | WIDTH (in)             | 宽度（英寸） | fixed attribute with=01,02 without=324n
3250-3255 | N6               | WIDTH (ft)             | 宽度（英尺） | fixed attribute with=01,02 without=325n
3260-3265 | N6               | WIDTH (yd)             | 宽度（码） | fixed attribute with=01,02 without=326n
3270-3275 | N6               | HEIGHT (in)            | 高度（英寸） | fixed attribute with=01,02 without=327n
3280-3285 | N6               | HEIGHT (ft)            | 高度（英尺） | fixed attribute with=01,02 without=328n
3290-3295 | N6               | HEIGHT (yd)            | 高度（码） | fixed attribute with=01,02 without=329n
3300-3305 | N6               | GROSS WEIGHT (kg)      | 毛重（千克） | fixed attribute with=00,01 without=330n
3310-3315 | N6               | LENGTH (m), log        | 物流长度（米） | fixed attribute with=00,01 without=331n
3320-3325 | N6               | WIDTH (m), log         | 物流宽度（米） | fixed attribute with=00,01 without=332n
3330-3335 | N6               | HEIGHT (m), log        | 物流高度（米） | fixed attribute with=00,01 without=333n
3340-3345 | N6               | AREA (m²), log         | 物流面积（平方米） | fixed attribute with=00,01 without=334n
3350-3355 | N6               | VOLUME (l), log        | 物流体积（升） | fixed attribute with=00,01 without=335n
3360-3365 | N6               | VOLUME (m³), log       | 物流体积（立方米） | fixed attribute with=00,01 without=336n
3370-3375 | N6               | KG PER m²              | 每平方米千克数 | fixed attribute with=01 without=337n
3400-3405 | N6               | GROSS WEIGHT (lb)      | 毛重（磅） | fixed attribute with=00,01 without=340n
3410-3415 | N6               | LENGTH (in), log       | 物流长度（英寸） | fixed attribute with=00,01 without=341n
3420-3425 | N6               | LENGTH (ft), log       | 物流长度（英尺） | fixed attribute with=00,01 without=342n
3430-3435 | N6               | LENGTH (yd), log       | 物流长度（码） | fixed attribute with=00,01 without=343n
3440-3445 | N6               | WIDTH (in), log        | 物流宽度（英寸） | fixed attribute with=00,01 without=344n
3450-3455 | N6               | WIDTH (ft), log        | 物流宽度（英尺） | fixed attribute with=00,01 without=345n
3460-3465 | N6               | WIDTH (yd), log        | 物流宽度（码） | fixed attribute with=00,01 without=346n
3470-3475 | N6               | HEIGHT (in), log       | 物流高度（英寸） | fixed attribute with=00,01 without=347n
3480-3485 | N6               | HEIGHT (ft), log       | 物流高度（英尺） | fixed attribute with=00,01 without=348n
3490-3495 | N6               | HEIGHT (yd), log       | 物流高度（码） | fixed attribute with=00,01 without=349n
3500-3505 | N6               | AREA (in²)             | 面积（平方英寸） | fixed attribute with=01,02 without=350n
3510-3515 | N6               | AREA (ft²)             | 面积（平方英尺） | fixed attribute with=01,02 without=351n
3520-3525 | N6               | AREA (yd²)             | 面积（平方码） | fixed attribute with=01,02 without=352n
3530-3535 | N6               | AREA (in²), log        | 物流面积（平方英寸） | fixed attribute with=00,01 without=353n
3540-3545 | N6               | AREA (ft²), log        | 物流面积（平方英尺） | fixed attribute with=00,01 without=354n
3550-3555 | N6               | AREA (yd²), log        | 物流面积（平方码） | fixed attribute with=00,01 without=355n
3560-3565 | N6               | NET WEIGHT (tr oz)     | 净重（金衡盎司） | fixed attribute with=01,02 without=356n
3570-3575 | N6               | NET VOLUME (oz)        | 净体积（液量盎司） | fixed attribute with=01,02 without=357n
3600-3605 | N6               | NET VOLUME (qt (US))   | 净体积（美制夸脱） | fixed attribute with=01,02 without=360n
3610-3615 | N6               | NET VOLUME (gal.)      | 净体积（美制加仑） | fixed attribute with=01,02 without=361n
3620-3625 | N6               | VOLUME (qt (US)), log  | 物流体积（美制夸脱） | fixed attribute with=00,01 without=362n
3630-3635 | N6               | VOLUME (gal (US)), log | 物流体积（美制加仑） | fixed attribute with=00,01 without=363n
3640-3645 | N6               | NET VOLUME (in³)       | 净体积（立方英寸） | fixed attribute with=01,02 without=364n
3650-3655 | N6               | NET VOLUME (ft³)       | 净体积（立方英尺） | fixed attribute with=01,02 without=365n
3660-3665 | N6               | NET VOLUME (yd³)       | 净体积（立方码） | fixed attribute with=01,02 without=366n
3670-3675 | N6               | VOLUME (in³), log      | 物流体积（立方英寸） | fixed attribute with=00,01 without=367n
3680-3685 | N6               | VOLUME (ft³), log      | 物流体积（立方英尺） | fixed attribute with=00,01 without=368n
3690-3695 | N6               | VOLUME (yd³), log      | 物流体积（立方码） | fixed attribute with=00,01 without=369n
37        | N..8             | COUNT                  | 内含数量 | attribute with=00+02,00+8026
3900-3909 | N..15            | AMOUNT                 | 金额 | attribute with=255,8020 without=390n,391n,394n,8111
3910-3919 | N3,iso4217 N..15 | AMOUNT                 | 金额（含币种） | attribute with=8020 without=391n
3920-3929 | N..15            | PRICE                  | 价格 | attribute with=01+30,01+31nn,01+32nn,01+35nn,01+36nn without=392n,393n
3930-3939 | N3,iso4217 N..15 | PRICE                  | 价格（含币种） | attribute with=30,31nn,32nn,35nn,36nn without=393n
3940-3943 | N4               | PRCNT OFF              | 折扣百分比 | attribute with=255 without=394n,8111
3950-3955 | N6               | PRICE/UoM              | 单位价格 | attribute with=30,31nn,32nn,35nn,36nn without=392n,393n,395n,8005
`;
