package org.broadsheet.wire;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which addresses are hosts of the public internet: not loopback, private, link-local, shared,
 * multicast, reserved or for documentation (IANA special-purpose registries, RFC 6890).
 */
final class PublicAddresses {
  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    return address instanceof Inet4Address
        ? isPublic4(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff)
        : isPublic6(b);
  }

  private static boolean isPublic4(int a, int b, int c) {
    return switch (a) {
      case 0, 10, 127 -> false;
      case 100 -> b < 64 || b > 127;
      case 169 -> b != 254;
      case 172 -> b < 16 || b > 31;
      case 192 -> !(b == 168 || b == 0 && (c == 0 || c == 2) || b == 88 && c == 99);
      case 198 -> !(b == 18 || b == 19 || b == 51 && c == 100);
      case 203 -> !(b == 0 && c == 113);
      default -> a < 224;
    };
  }

  /**
   * Of IPv6 only 2000::/3 is given out; within it 2001::/23 (Teredo and other protocols),
   * 2001:db8::/32 and 2002::/16 (which wraps an IPv4 address) are not hosts.
   */
  private static boolean isPublic6(byte[] b) {
    int first = (b[0] & 0xff) << 8 | b[1] & 0xff;
    int second = (b[2] & 0xff) << 8 | b[3] & 0xff;
    boolean given = (b[0] & 0xe0) == 0x20;
    boolean special =
        first == 0x2001 && (second < 0x200 || second == 0xdb8)
            || first == 0x2002
            || first == 0x3fff && second < 0x1000;
    return given && !special;
  }
}
