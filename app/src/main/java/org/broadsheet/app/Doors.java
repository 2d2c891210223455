package org.broadsheet.app;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.desk.Desk;
import org.broadsheet.desk.Newsroom;
import org.broadsheet.desk.Preview;
import org.broadsheet.desk.WireIntake;

/** The two doors of a newspaper: where they are, and how the newsroom's is opened. */
final class Doors {
  private Doors() {}

  /** Where readers on this machine find it; a wildcard address is of no use to them. */
  static URI readers(Settings settings, int port) {
    String bind = settings.value("bind");
    boolean any = bind.equals("0.0.0.0") || bind.equals("::");
    return URI.create("http://" + (any ? "127.0.0.1" : bind) + ":" + port + "/");
  }

  /**
   * Where a phone in the same network finds it: at the address that it is bound to, or at one of
   * this machine's where it is bound to all. Empty where none of them is of a private network (RFC
   * 1918).
   */
  static Optional<URI> phones(String bind, List<InetAddress> own, int port) {
    boolean any = bind.equals("0.0.0.0") || bind.equals("::");
    return own.stream()
        .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
        .map(InetAddress::getHostAddress)
        .filter(address -> any || address.equals(bind))
        .findFirst()
        .map(address -> URI.create("http://" + address + ":" + port + "/"));
  }

  /** The addresses of this machine's networks. */
  static List<InetAddress> addresses() {
    try {
      return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
    } catch (SocketException e) {
      // Without networks there is no phone to tell an address to.
      return List.of();
    }
  }

  /** Opens the newsroom's door; it answers when this returns. */
  static Desk desk(
      Settings settings, Store store, Newspaper newspaper, Newsroom newsroom, boolean continueAs) {
    int port = settings.number("desk-port");
    String host = settings.value("desk-bind");
    ZoneId zone;
    try (Snapshot snapshot = newspaper.archive().snapshot()) {
      zone = snapshot.site().zoneId();
    }
    try {
      return Desk.start(
          new Desk.Options(host, port, continueAs),
          newsroom,
          Preview.of(newspaper.press(), newspaper.archive()),
          new WireIntake(),
          newspaper.pulse(),
          newspaper.shown(),
          store.clock());
    } catch (RuntimeException e) {
      if (isPortInUse(e)) {
        throw new Unfit(
            "The desk's port "
                + port
                + " on "
                + host
                + " is taken: choose another with --desk-port.",
            e);
      }
      throw e;
    }
  }

  private static boolean isPortInUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.net.BindException
          || cause.getClass().getSimpleName().equals("PortInUseException")) {
        return true;
      }
    }
    return false;
  }
}
