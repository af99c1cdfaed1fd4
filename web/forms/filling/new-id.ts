/**
 * A UUIDv7 (RFC 9562). Not crypto.randomUUID: that is there in secure contexts alone, and inside a company's network the
 * desk is also reached by plain HTTP.
 */
export const newId = (now: number = Date.now()): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = now.toString(16).padStart(12, '0');
  const random = Array.from(bytes.slice(6), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(random.slice(4, 5), 16) & 3) | 8).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${random.slice(1, 4)}`,
    `${variant}${random.slice(5, 8)}`,
    random.slice(8),
  ].join('-');
};
