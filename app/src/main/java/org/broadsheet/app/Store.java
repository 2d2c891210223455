package org.broadsheet.app;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Site;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.LogKey;
import org.broadsheet.ledger.MediaStore;

/**
 * The log of a data directory with what it is kept in. Any process may open it beside a running
 * {@code serve}: the database arbitrates.
 */
record Store(Database database, MediaStore media, Ledger ledger, InstantSource clock)
    implements AutoCloseable {
  /** Opens it; makes key, database and folders where they are missing. */
  static Store open(DataDirectory data, Settings settings) {
    LogKey key = LogKey.openOrCreate(data.keys(), Optional.ofNullable(settings.text("log-name")));
    InstantSource clock = Clock.systemUTC();
    String url = settings.text("db-url");
    Database database = url == null ? Database.sqlite(data.database()) : Database.at(url);
    try {
      MediaStore media = MediaStore.open(data.media(), MediaStore.DEFAULT_LIMIT);
      return new Store(database, media, Ledger.open(database, media, key, clock), clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * The site of a log that has none yet: a name, no channels. Its zone is where its language is
   * mostly read, unless the settings name one.
   */
  static Site plainSite(Settings settings, String language) {
    String url = settings.text("site-url");
    String set = settings.text("site-zone");
    String base = language.startsWith("zh") ? "zh" : "en";
    return new Site(
        url == null ? "http://localhost:" + settings.value("port") : url,
        set != null ? set : base.equals("zh") ? "Asia/Shanghai" : "UTC",
        base.equals("zh") ? List.of("zh", "en") : List.of("en", "zh"),
        Map.of("zh", "大报", "en", "Broadsheet"),
        Map.of(),
        List.of(),
        Map.of(),
        Site.MOODS,
        Map.of(),
        Map.of(),
        null);
  }

  @Override
  public void close() {
    database.close();
  }
}
