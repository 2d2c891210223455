package org.broadsheet.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.broadsheet.app.Importer.Done;
import org.broadsheet.app.Importer.Item;
import org.broadsheet.app.Inputs.Input;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.PublicationEvent.Origin;
import org.broadsheet.content.Site;
import org.broadsheet.desk.Newsroom;
import org.broadsheet.desk.Refused;
import org.broadsheet.desk.Saved;
import org.broadsheet.desk.WireIntake;
import org.broadsheet.ledger.Entry;
import org.broadsheet.ledger.LedgerFailure;
import org.broadsheet.press.Press;
import org.broadsheet.wire.DocumentLine;
import org.broadsheet.wire.DocumentLines;
import org.broadsheet.wire.Extraction;
import org.broadsheet.wire.Format;
import org.broadsheet.wire.GuardedClient;
import org.broadsheet.wire.GuardedClient.Answer;
import org.broadsheet.wire.ImportDraft;
import org.broadsheet.wire.Intake;
import org.broadsheet.wire.Options;
import org.broadsheet.wire.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings files and pages in: into the log as imported, or to the desk as drafts. */
@Command(
    name = "import",
    description = "Brings stories in: captures, web pages, JSON Lines of documents.")
final class ImportCommand implements Callable<Integer> {
  /** Stories in one transaction: one sync of the disk for all of them. */
  private static final int BATCH = 1_000;

  @Mixin private DataOption data;

  @ArgGroup(multiplicity = "1")
  private Target target;

  /** Where stories go. */
  static final class Target {
    @Option(names = "--publish", description = "Into the log, as published elsewhere before.")
    private boolean publish;

    @Option(names = "--to-desk", description = "To the desk, as drafts to be reviewed.")
    private boolean toDesk;
  }

  @Option(names = "--format", description = "capture, html or jsonl; else told from the content.")
  private @Nullable Format format;

  @Option(names = "--channel", paramLabel = "PATH", description = "Where the stories stand.")
  private @Nullable String channel;

  @Option(names = "--json", description = "One JSON object per story.")
  private boolean json;

  @Option(
      names = "--db",
      paramLabel = "JDBC_URL",
      description = "The log's database, if elsewhere.")
  private @Nullable String db;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR|URL")
  private List<String> inputs;

  @Spec private CommandSpec spec;

  private final List<Item> batch = new ArrayList<>();
  private final Web web;
  private boolean refused;
  private @Nullable Importer importer;

  /** Where pages come from. */
  interface Web {
    Answer get(String address);
  }

  /** Imports from the public internet; an address of a private network is refused. */
  ImportCommand() {
    this(new GuardedClient(GuardedClient.Limits.USUAL, Clock.systemUTC())::get);
  }

  ImportCommand(Web web) {
    this.web = web;
  }

  @Override
  public Integer call() {
    var flags = new HashMap<String, @Nullable String>();
    flags.put("db-url", db);
    Settings settings = data.settings(flags);
    ChannelPath given = channel == null ? null : channelOf(channel);
    DataDirectory directory = data.prepare();
    List<Input> all = Inputs.all(inputs, (path, reason) -> refuse(path.toString(), reason));
    try (Store store = Store.open(directory, settings);
        ProgressBar bar = Progress.bar("import", all.size() > 1 ? all.size() : -1, " stories")) {
      for (Input input : all) {
        switch (input) {
          case Input.File(Path file) when isLines(file) -> lines(file, settings, store, bar);
          case Input.File(Path file) -> {
            page(file.toString(), intake(store).read(file), given, settings, store);
            bar.step();
          }
          case Input.Page(String address) -> {
            fetch(address, given, settings, store);
            bar.step();
          }
        }
      }
      flush(settings, store);
      if (target.publish) {
        spec.commandLine().getErr().println(indexed(directory, store));
      }
    }
    spec.commandLine().getOut().flush();
    return refused ? Exit.REFUSED : Exit.DONE;
  }

  private ChannelPath channelOf(String text) {
    try {
      return new ChannelPath(text);
    } catch (MalformedContent e) {
      throw new Settings.Wrong("--channel " + e.getMessage());
    }
  }

  private static String indexed(DataDirectory directory, Store store) {
    return "The log holds %d entries; the index on disk shows %d of them. A running serve follows"
            .formatted(store.ledger().size(), Archive.committed(directory.archive()))
        + " at once, else its next start does.";
  }

  private static Optional<Site> site(Store store) {
    return store.ledger().history(EntryId.site()).stream()
        .reduce((_, newest) -> newest)
        .flatMap(Entry::content)
        .map(bytes -> (Site) Document.parse(bytes));
  }

  private boolean isLines(Path file) {
    if (format != null) {
      return format == Format.JSONL;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(16);
      int at = start.length > 2 && start[0] == (byte) 0xEF ? 3 : 0;
      return start.length > at + 1 && start[at] == '{' && start[at + 1] == '"';
    } catch (IOException e) {
      // The reader of pages says what is wrong with it.
      return false;
    }
  }

  private Intake intake(Store store) {
    ZoneId zone = site(store).map(Site::zoneId).orElse(ZoneId.of("UTC"));
    return new Intake(new Options(zone, null, format));
  }

  private void fetch(String address, @Nullable ChannelPath given, Settings settings, Store store) {
    switch (web.get(address)) {
      case Answer.Refused no ->
          refuse(
              address,
              (no.address().equals(address) ? "" : "it leads to " + no.address() + ": ")
                  + no.reason());
      case Answer.Page page -> page(address, intake(store).read(page), given, settings, store);
    }
  }

  private void page(
      String input, Outcome outcome, @Nullable ChannelPath given, Settings settings, Store store) {
    switch (outcome) {
      case Outcome.Refused no -> refuse(input, no.refusal().reason());
      case Outcome.Extracted yes -> {
        Extraction extraction = yes.extraction();
        try {
          if (target.toDesk) {
            toDesk(input, extraction, given, settings, store);
            return;
          }
          ChannelPath fallback = given == null ? new ChannelPath("news") : given;
          var draft = ImportDraft.of(extraction, fallback, given != null);
          take(input, draft, extraction, settings, store);
        } catch (MalformedContent e) {
          refuse(input, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void toDesk(
      String input,
      Extraction extraction,
      @Nullable ChannelPath given,
      Settings settings,
      Store store) {
    Site site = site(store).orElseGet(() -> Store.plainSite(settings, extraction.language()));
    org.broadsheet.desk.Intake.Understood understood = WireIntake.draft(extraction, site);
    Article article =
        given == null ? understood.article() : understood.article().edit().channel(given).article();
    draftAtDesk(input, article, understood.origin(), understood.warnings(), store);
  }

  private void take(
      String input, ImportDraft draft, Extraction extraction, Settings settings, Store store) {
    String method = extraction.format().word();
    String language = draft.article().language();
    var names = new HashMap<ChannelPath, Map<String, String>>();
    draft.channels().steps().forEach(step -> names.put(step.path(), Map.of(language, step.name())));
    // The subject in the line is not used: the origin key decides whose revision this is.
    var line =
        new DocumentLine(
            EntryId.article(new ArticleId("0000000000")),
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            draft.article());
    add(new Item(input, null, draft.origin().hash(), method, line, names), settings, store);
  }

  private void lines(Path file, Settings settings, Store store, ProgressBar bar) {
    var pictures = new PictureFolder(file, store.media());
    try (var lines = new DocumentLines(Files.newInputStream(file))) {
      if (bar.getMax() <= 1) {
        bar.maxHint(count(file));
      }
      while (lines.hasNext()) {
        switch (lines.next()) {
          case DocumentLines.Line.Refused no -> refuse(file + " line " + no.number(), no.reason());
          case DocumentLines.Line.Read read -> line(file, read, pictures, settings, store);
        }
        bar.step();
      }
    } catch (IOException e) {
      refuse(file.toString(), DataDirectory.reason(e));
    } catch (UncheckedIOException e) {
      refuse(file.toString(), String.valueOf(e.getMessage()));
    }
  }

  private void line(
      Path file,
      DocumentLines.Line.Read read,
      PictureFolder pictures,
      Settings settings,
      Store store) {
    Item item = Item.of(file + " line " + read.number(), read.line());
    if (!(read.line().document() instanceof Article article)) {
      if (target.toDesk) {
        refuse(item.input(), "only stories can be brought to the desk");
      } else {
        add(item, settings, store);
      }
      return;
    }
    // Asked first, so that nothing is stored of a story that is refused, under the names of the
    // line.
    String undescribed = PictureFolder.undescribed(article);
    if (undescribed != null && !target.toDesk) {
      refuse(item.input(), undescribed);
      return;
    }
    switch (pictures.take(article)) {
      case PictureFolder.Result.Refused no -> refuse(item.input(), no.reason());
      case PictureFolder.Result.Taken(Article taken) -> {
        if (target.toDesk) {
          List<String> warnings = undescribed == null ? List.of() : List.of(undescribed);
          draftAtDesk(item.input(), taken, new Origin(item.key(), "jsonl"), warnings, store);
        } else {
          add(item.of(taken), settings, store);
        }
      }
    }
  }

  /** Lines of a file, for the time left: reading it twice is nothing beside the import. */
  private static long count(Path file) throws IOException {
    long lines = 0;
    try (InputStream in = Files.newInputStream(file)) {
      var buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private void draftAtDesk(
      String input, Article article, Origin origin, List<String> warnings, Store store) {
    Newsroom newsroom = Newsroom.open(store.database(), store.ledger(), store.clock());
    switch (newsroom.takeIn().draft(Optional.empty(), article, origin, warnings)) {
      case org.broadsheet.desk.Outcome.Done<Saved> done ->
          report(input, "draft", done.receipt().story().value(), null, -1);
      case org.broadsheet.desk.Outcome.No<Saved> no -> {
        if (no.why() instanceof Refused.AlreadyHere here) {
          report(input, "unchanged", here.story().value(), null, -1);
        } else {
          refuse(input, "the desk refuses it: " + no.why());
        }
      }
    }
  }

  private void add(Item item, Settings settings, Store store) {
    batch.add(item);
    if (batch.size() >= BATCH) {
      flush(settings, store);
    }
  }

  private void flush(Settings settings, Store store) {
    if (batch.isEmpty()) {
      return;
    }
    if (importer == null) {
      String language =
          batch.getFirst().line().document() instanceof Article first ? first.language() : "en";
      importer =
          new Importer(
              store.database(),
              store.ledger(),
              Store.plainSite(settings, language),
              new SecureRandom(),
              store.clock(),
              Importer.Provenance.IMPORTED);
    }
    try {
      importer.put(batch).forEach(this::report);
    } catch (LedgerFailure e) {
      if (e.storage()) {
        // No story is to blame: said once, and the import run again completes it.
        throw e;
      }
      if (batch.size() == 1) {
        refuse(batch.getFirst().input(), String.valueOf(e.getMessage()));
      } else {
        oneByOne(importer);
      }
    }
    batch.clear();
  }

  /** A batch that the log refuses is tried item by item, so that the refusal has a name. */
  private void oneByOne(Importer importer) {
    for (Item item : batch) {
      try {
        importer.put(List.of(item)).forEach(this::report);
      } catch (LedgerFailure e) {
        if (e.storage()) {
          throw e;
        }
        refuse(item.input(), String.valueOf(e.getMessage()));
      }
    }
  }

  private void report(Done done) {
    if (done.status() == Importer.Status.WITHDRAWN) {
      refuse(done.item().input(), "it was withdrawn here, and an import does not bring it back");
      return;
    }
    if (done.status() == Importer.Status.REVIEWED) {
      refuse(done.item().input(), "it was reviewed here, and an import does not replace that text");
      return;
    }
    String word = done.status().name().toLowerCase(Locale.ROOT);
    report(done.item().input(), word, done.subject().id(), path(done), done.index());
  }

  /** The permanent path of a story; null for what has no page of its own. */
  private @Nullable String path(Done done) {
    return importer != null && done.item().line().document() instanceof Article article
        ? Press.path(
            new Story(new ArticleId(done.subject().id()), done.index(), done.event(), article),
            importer.site())
        : null;
  }

  private void report(String input, String status, String id, @Nullable String url, long index) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      var line = new JsonLine().put("input", input).put("status", status).put("id", id);
      line.put("url", url);
      if (index >= 0) {
        line.put("index", index);
      }
      out.println(line);
    } else {
      out.println(
          id + " " + (url == null ? "-" : url) + " " + (index < 0 ? "-" : index) + " " + status);
    }
  }

  private void refuse(String input, String reason) {
    refused = true;
    spec.commandLine().getErr().println(input + ": " + reason);
  }
}
