import type { Text } from '../../../platform/index.ts';

/** Business transaction types of CBV 2.0, 7.3. */
export const transactionTypes = {
  bol: { zh: '提单', en: 'Bill of lading' },
  cert: { zh: '证书', en: 'Certificate' },
  desadv: { zh: '发货通知', en: 'Despatch advice' },
  inv: { zh: '发票', en: 'Invoice' },
  pedigree: { zh: '谱系文件', en: 'Pedigree' },
  po: { zh: '采购订单', en: 'Purchase order' },
  poc: { zh: '订单确认', en: 'Purchase order confirmation' },
  prodorder: { zh: '生产工单', en: 'Production order' },
  recadv: { zh: '收货通知', en: 'Receiving advice' },
  rma: { zh: '退货授权', en: 'Return authorisation' },
  testprd: { zh: '检验规程', en: 'Test procedure' },
  testres: { zh: '检验结果', en: 'Test result' },
  upevt: { zh: '上游事件', en: 'Upstream event' },
} as const satisfies Record<string, Text>;

/** Source and destination types of CBV 2.0, 7.4. */
export const endpointTypes = {
  owning_party: { zh: '所有方', en: 'Owning party' },
  possessing_party: { zh: '持有方', en: 'Possessing party' },
  location: { zh: '地点', en: 'Location' },
} as const satisfies Record<string, Text>;

/** Reasons of error declarations of CBV 2.0, 7.5. */
export const errorReasons = {
  did_not_occur: { zh: '事件并未发生', en: 'Did not occur' },
  incorrect_data: { zh: '数据有误', en: 'Incorrect data' },
} as const satisfies Record<string, Text>;

/** Components of a measured vector or position of CBV 2.0, 7.7. */
export const components = {
  x: { zh: 'X 分量', en: 'X' },
  y: { zh: 'Y 分量', en: 'Y' },
  z: { zh: 'Z 分量', en: 'Z' },
  axial_distance: { zh: '轴向距离', en: 'Axial distance' },
  azimuth: { zh: '方位角', en: 'Azimuth' },
  height: { zh: '高度', en: 'Height' },
  spherical_radius: { zh: '球半径', en: 'Spherical radius' },
  polar_angle: { zh: '极角', en: 'Polar angle' },
  elevation_angle: { zh: '仰角', en: 'Elevation angle' },
  easting: { zh: '东向坐标', en: 'Easting' },
  northing: { zh: '北向坐标', en: 'Northing' },
  latitude: { zh: '纬度', en: 'Latitude' },
  longitude: { zh: '经度', en: 'Longitude' },
  altitude: { zh: '海拔', en: 'Altitude' },
} as const satisfies Record<string, Text>;

/** Sensor alert types of CBV 2.0, 7.6. */
export const sensorAlerts = {
  ALARM_CONDITION: { zh: '报警', en: 'Alarm condition' },
  ERROR_CONDITION: { zh: '故障', en: 'Error condition' },
} as const satisfies Record<string, Text>;
