package org.broadsheet.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadsheet.app.Importer.Item;
import org.broadsheet.app.Importer.Provenance;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Person;
import org.broadsheet.desk.Chain;
import org.broadsheet.desk.Newsroom;
import org.broadsheet.desk.PersonId;
import org.broadsheet.desk.Publish;
import org.broadsheet.desk.Saved;
import org.broadsheet.pulse.PulseConfig;
import org.broadsheet.wire.DocumentLine;

/** Sets a demo up: the sample newspaper in the log, and an account for each role. */
final class Sample {
  /** How long after the first start a story goes out by itself. */
  private static final Duration SOON = Duration.ofMinutes(3);

  /** The story that the tour corrects. */
  private static final String TAKEN_ON = "h8kzh8b3rj";

  private final DataDirectory data;
  private final Settings settings;
  private final Store store;

  private final SampleNewspaper newspaper = new SampleNewspaper();

  private Sample(DataDirectory data, Settings settings, Store store) {
    this.data = data;
    this.settings = settings;
    this.store = store;
  }

  static Sample in(DataDirectory data, Settings settings, Store store) {
    return new Sample(data, settings, store);
  }

  /** Publishes the sample into an empty log, in one transaction: all of it or nothing. */
  void publish() {
    if (store.ledger().size() > 0) {
      return;
    }
    try {
      for (byte[] picture : newspaper.media().values()) {
        store.media().save(picture);
      }
    } catch (IOException e) {
      throw new Unfit("A picture cannot be kept (" + DataDirectory.reason(e) + ").", e);
    }
    List<Item> items =
        newspaper.lines(store.clock(), SampleNewspaper.ZONE, address()).stream()
            .map(line -> Item.of("sample", line))
            .toList();
    new Importer(
            store.database(),
            store.ledger(),
            Store.plainSite(settings, "zh"),
            new SecureRandom(),
            store.clock(),
            Provenance.OWN)
        .put(items);
    SampleSignals.say(PulseConfig.in(data.root()), store.clock(), SampleNewspaper.ZONE);
  }

  /**
   * One account per role, made at the first start; login to password. The passwords are random and
   * kept in {@code demo-accounts}, readable by the owner only: a demo must be easy to enter.
   */
  Map<String, String> accounts(Newsroom newsroom) {
    Path file = data.root().resolve("demo-accounts");
    try {
      if (!Files.exists(file)) {
        newsroom.chains().set(Chain.THREE);
        var lines = new StringBuilder();
        var people = newsroom.people();
        Map<String, String> ids = personIds();
        for (SampleNewspaper.Colleague colleague : newspaper.staff()) {
          String password = people.randomPassword();
          var id = new PersonId(Objects.requireNonNull(ids.get(colleague.name())));
          Map<String, String> names = Map.of("zh", colleague.name());
          people.add(id, colleague.login(), names, colleague.grants(), password).orThrow();
          lines.append(colleague.login()).append(' ').append(password).append('\n');
        }
        drafts(newsroom);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, lines, StandardOpenOption.WRITE);
      }
      var accounts = new LinkedHashMap<String, String>();
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int space = line.indexOf(' ');
        accounts.put(line.substring(0, space), line.substring(space + 1));
      }
      return accounts;
    } catch (IOException e) {
      throw new Unfit("The demo's accounts cannot be kept (" + DataDirectory.reason(e) + ").", e);
    }
  }

  private String address() {
    String url = settings.text("site-url");
    return url == null ? "http://localhost:" + settings.value("port") : url;
  }

  /** The people of the sample's log by their Chinese name. */
  private Map<String, String> personIds() {
    var ids = new HashMap<String, String>();
    for (DocumentLine line : newspaper.lines(store.clock(), SampleNewspaper.ZONE, address())) {
      if (line.document() instanceof Person person) {
        ids.put(person.name("zh"), line.subject().id());
      }
    }
    return ids;
  }

  /** The stories that wait at the desk, each at another stage. */
  private void drafts(Newsroom newsroom) {
    for (SampleNewspaper.Draft draft :
        newspaper.drafts(store.clock(), SampleNewspaper.ZONE, address())) {
      PersonId author = id(newsroom, draft.author());
      Saved saved = newsroom.write().begin(author, draft.article()).orThrow();
      switch (draft.stage()) {
        case DRAFT -> {}
        case IN_REVIEW -> newsroom.submit().by(author, saved.story(), saved.hash()).orThrow();
        case RETURNED -> {
          newsroom.submit().by(author, saved.story(), saved.hash()).orThrow();
          newsroom
              .sendBack()
              .by(
                  id(newsroom, Objects.requireNonNull(draft.reviewer())),
                  saved.story(),
                  saved.hash(),
                  Objects.requireNonNull(draft.comment()))
              .orThrow();
        }
        case APPROVED -> approve(newsroom, author, saved);
        case EMBARGOED -> {
          approve(newsroom, author, saved);
          Instant tomorrow =
              LocalDate.ofInstant(store.clock().instant(), SampleNewspaper.ZONE)
                  .plusDays(1)
                  .atTime(8, 0)
                  .atZone(SampleNewspaper.ZONE)
                  .toInstant();
          newsroom.arrange().by(author, saved.story(), null, null, null, tomorrow).orThrow();
        }
        case PLANNED -> {
          approve(newsroom, author, saved);
          newsroom
              .plans()
              .publish(
                  id(newsroom, "gu"),
                  List.of(new Publish.Pick(saved.story(), saved.hash())),
                  store.clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(SOON))
              .orThrow();
        }
      }
    }
    // Everything else was in the paper before there was a desk; one story is taken on already.
    newsroom.adopt().by(id(newsroom, "meng"), new ArticleId(TAKEN_ON)).orThrow();
  }

  private static void approve(Newsroom newsroom, PersonId author, Saved saved) {
    newsroom.submit().by(author, saved.story(), saved.hash()).orThrow();
    for (String reviewer : List.of("meng", "he", "shen")) {
      newsroom.approve().by(id(newsroom, reviewer), saved.story(), saved.hash(), "").orThrow();
    }
  }

  private static PersonId id(Newsroom newsroom, String login) {
    return newsroom.people().byLogin(login).orElseThrow().id();
  }
}
