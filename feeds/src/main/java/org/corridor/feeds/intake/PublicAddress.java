package org.corridor.feeds.intake;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/// Is an address one that all the world reaches? Not where it belongs to this machine, to a network
/// of somebody's own, or to what IANA keeps for other purposes (RFC 6890).
final class PublicAddress {
  private static final int BYTE_BITS = 8;

  private static final List<Block> NOT_PUBLIC = List.of(
      Block.of("0.0.0.0/8"),
      Block.of("10.0.0.0/8"),
      Block.of("100.64.0.0/10"),
      Block.of("127.0.0.0/8"),
      Block.of("169.254.0.0/16"),
      Block.of("172.16.0.0/12"),
      Block.of("192.0.0.0/24"),
      Block.of("192.0.2.0/24"),
      Block.of("192.88.99.0/24"),
      Block.of("192.168.0.0/16"),
      Block.of("198.18.0.0/15"),
      Block.of("198.51.100.0/24"),
      Block.of("203.0.113.0/24"),
      Block.of("224.0.0.0/3"),
      // Of the sixth version only what is given out for the world, without what hides others in it.
      Block.of("::/3"),
      Block.of("4000::/2"),
      Block.of("8000::/1"),
      Block.of("2001::/23"),
      Block.of("2001:db8::/32"),
      Block.of("2002::/16"),
      Block.of("3fff::/20"));

  private PublicAddress() {}

  /// Addresses that begin with the same bits.
  private static final class Block {
    private final byte[] begins;
    private final int bits;

    private Block(byte[] begins, int bits) {
      this.begins = begins;
      this.bits = bits;
    }

    static Block of(String written) {
      String[] parts = written.split("/", 2);
      byte[] bytes = InetAddress.ofLiteral(parts[0]).getAddress();
      return new Block(bytes, Integer.parseInt(parts[1]));
    }

    boolean holds(byte[] address) {
      if (address.length != begins.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int at = bit / BYTE_BITS;
        int mask = 1 << (BYTE_BITS - 1 - bit % BYTE_BITS);
        if ((address[at] & mask) != (begins[at] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes)) && !isOfThisMachine(address);
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // Who cannot be asked is not trusted.
      return true;
    }
  }
}
