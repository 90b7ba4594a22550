import type { Plugin } from 'vite';

/**
 * What our pages never use of socket.io-client, by file, and what stands in for it. Its index
 * imports a third transport (`transports` names the other two), and its parsers carry binary
 * packets (our wire is JSON); neither can be left out by its options. 1.7 KB brotli, on a page that
 * counts every one. The console has the whole client; the widget's own is walked end to end, on
 * both transports, in three engines.
 */
const LEAN: Readonly<Record<string, string>> = {
  'engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  'socket.io-parser/build/esm/binary.js':
    'export const deconstructPacket = null, reconstructPacket = null;',
  'socket.io-parser/build/esm/is-binary.js':
    'export const isBinary = () => false, hasBinary = () => false;',
  'engine.io-parser/build/esm/encodePacket.browser.js': `
    import { PACKET_TYPES } from './commons.js';
    export const encodePacket = ({ type, data }, _supportsBinary, callback) =>
      callback(PACKET_TYPES[type] + (data || ''));
    export const encodePacketToBinary = null;`,
  'engine.io-parser/build/esm/decodePacket.browser.js': `
    import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js';
    export const decodePacket = (packet) => {
      const type = PACKET_TYPES_REVERSE[packet[0]];
      if (!type) return ERROR_PACKET;
      return packet.length > 1 ? { type, data: packet.slice(1) } : { type };
    };`,
};

/** Builds the widget with a socket.io-client that has only what the widget uses. */
export const leanSocketIo = (): Plugin => ({
  name: 'lean-socket-io',
  load: (id) => Object.entries(LEAN).find(([path]) => id.endsWith(path))?.[1],
});
