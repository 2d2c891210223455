package org.broadsheet.app;

import java.util.function.LongSupplier;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFailed;
import org.broadsheet.edge.Edge;
import org.broadsheet.edge.EdgeFailure;
import org.broadsheet.edge.EdgeOptions;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.press.Press;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseConfig;
import org.broadsheet.pulse.PulseFailure;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of one log: archive, press, pulse and edge, kept level with it. The same for
 * {@code serve}, {@code demo} and a remote {@code edge}; only where the log comes from differs.
 */
final class Newspaper implements AutoCloseable {
  private final Archive archive;
  private final Press press;
  private final Pulse pulse;
  private final Edge edge;
  private final Replay replay;

  private Newspaper(Archive archive, Press press, Pulse pulse, Edge edge, Replay replay) {
    this.archive = archive;
    this.press = press;
    this.pulse = pulse;
    this.edge = edge;
    this.replay = replay;
  }

  /**
   * Joins the rooms: log → archive → press → edge, and moods into pulse. When this returns, readers
   * are served what the archive shows; the rest of the log follows.
   */
  static Newspaper open(DataDirectory data, Settings settings, Store store) {
    return open(data, settings, store, null);
  }

  /** The same with an account for share cards inside WeChat. */
  static Newspaper open(
      DataDirectory data, Settings settings, Store store, EdgeOptions.@Nullable Wechat wechat) {
    Ledger ledger = store.ledger();
    Archive archive = archive(data);
    Pulse pulse = null;
    try {
      pulse = Pulse.open(PulseConfig.in(data.root()).withClock(store.clock()));
      var press =
          new Press(
              String.valueOf(ledger.verifier()),
              wechat != null,
              data.theme(),
              data.cache().resolve("theme"),
              Main.VERSION);
      var options =
          new EdgeOptions(
              settings.value("bind"),
              settings.number("port"),
              settings.number("admin-port"),
              data.cache(),
              Main.VERSION);
      if (wechat != null) {
        options = options.with(wechat);
      }
      Edge edge = Edge.start(options, archive, press, ledger, pulse, store.clock());
      var replay = new Replay(ledger, archive, edge::applied);
      replay.start();
      return new Newspaper(archive, press, pulse, edge, replay);
    } catch (EdgeFailure | PulseFailure | Press.ThemeRefused e) {
      if (pulse != null) {
        pulse.close();
      }
      archive.close();
      throw new Unfit(String.valueOf(e.getMessage()), e);
    }
  }

  private static Archive archive(DataDirectory data) {
    try {
      return Archive.open(data.archive(), Main.VERSION);
    } catch (ArchiveFailed e) {
      throw new Unfit(String.valueOf(e.getMessage()), e);
    }
  }

  Archive archive() {
    return archive;
  }

  Press press() {
    return press;
  }

  Pulse pulse() {
    return pulse;
  }

  Edge edge() {
    return edge;
  }

  /** How far readers see: the log index of the first entry that they do not see yet. */
  LongSupplier shown() {
    return edge::position;
  }

  /** Stops taking readers in, then closes what served them. */
  @Override
  public void close() {
    replay.close();
    edge.close();
    pulse.close();
    archive.close();
  }
}
