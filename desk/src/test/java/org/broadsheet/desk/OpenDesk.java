package org.broadsheet.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Site;
import org.broadsheet.ledger.Submission;
import org.broadsheet.press.Press;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseConfig;

/**
 * A desk with its scenes, at an address. Public for the browser tests of another room, which know
 * of it no more than these methods.
 */
public final class OpenDesk implements AutoCloseable {
  final Bench bench;
  final Pulse pulse;
  final Scenes scenes;
  final Desk desk;
  final List<RouteTable.Route> routes;
  private final Archive archive;

  private OpenDesk(Path directory) {
    bench = Bench.sqlite(directory);
    pulse = Pulse.open(PulseConfig.in(directory.resolve("pulse")).withClock(bench.clock));
    archive = Archive.open(directory.resolve("archive"), "test");
    desk =
        Desk.start(
            new Desk.Options("127.0.0.1", 0, true),
            bench.newsroom,
            Preview.of(new Press(null, false), archive),
            new WireIntake(),
            pulse,
            bench.ledger::size,
            bench.clock);
    scenes = new Scenes(bench, pulse);
    routes = RouteTable.of(desk);
  }

  /** One whose data lies in that directory. */
  static OpenDesk in(Path directory) {
    return new OpenDesk(directory);
  }

  /**
   * One in which {@link #hostile} is what channels and people are called and readers are asked.
   *
   * @param directory for its data
   */
  public static OpenDesk hostile(Path directory) {
    var open = new OpenDesk(directory);
    String name = Scenes.name(hostile());
    Bench bench = open.bench;
    Site site = bench.newsroom.site();
    var channels =
        List.of(new Site.Channel(new ChannelPath("local"), Map.of("en", name, "zh", name), true));
    Site called = site.edit().names(Map.of("en", name)).channels(channels).site();
    var event =
        new PublicationEvent(
            EntryId.site(),
            1,
            PublicationEvent.Change.FIRST,
            bench.clock.now,
            "r",
            Hash.of(called.canonical()),
            null,
            List.of(),
            null,
            null,
            List.of(),
            null,
            null,
            List.of());
    bench.ledger.append(List.of(Submission.of(event, called)));
    bench.called("guest", Map.of("en", name), Grants.everywhere(Role.REPORTER));
    bench
        .newsroom
        .askReaders()
        .by(bench.publisher, "en", name, List.of(name, "<b hostile>"), false, null, true)
        .orThrow();
    return open;
  }

  /** Every text that tries to be more than text, in one. */
  public static String hostile() {
    return Hostile.EVERYTHING + " " + String.join(" ", Hostile.NAUGHTY);
  }

  /** Where it is. */
  public String address() {
    return desk.address().toString();
  }

  /** The cookie that signs in, by its name. */
  public static String cookie() {
    return Gate.SESSION;
  }

  /** The states in which a story, or the desk, is looked at. */
  public Set<String> states() {
    return scenes.all.keySet();
  }

  /**
   * A state that is set up.
   *
   * @param session signs somebody in who may everything
   * @param pages the paths of all pages that there are in this state and not in every other
   */
  public record View(String session, List<String> pages) {}

  /** Sets that state up, with that text wherever one can be. */
  public View enter(String state, String text) {
    scenes.tidy();
    Map<String, String> values = scenes.enter(state, text);
    return new View(
        bench.newsroom.sessions().begin(scenes.chief),
        routes.stream()
            .filter(route -> route.isPageIn(values))
            .map(route -> route.filled(values::get))
            .toList());
  }

  @Override
  public void close() {
    desk.close();
    archive.close();
    pulse.close();
    bench.close();
  }
}
