package org.broadsheet.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.PublicationEvent.Origin;
import org.broadsheet.content.Site;
import org.broadsheet.content.Special;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Entry;
import org.broadsheet.ledger.Imported;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.Submission;
import org.broadsheet.wire.DocumentLine;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was published elsewhere into the log. A batch is one transaction; the origin key of
 * each story is looked up and stored in it, so that the same import, however often and after
 * whatever crash, leaves each story in the log once.
 */
final class Importer {
  private final Database database;
  private final Ledger ledger;
  private final Site plain;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Provenance provenance;

  /** Entries of one import bear the same release. */
  private final String release;

  /** The site as the last batch left it. */
  private Site site;

  /** Whose entries these are. */
  enum Provenance {
    /** From elsewhere: each entry says so, and approvals that a file claims are not taken over. */
    IMPORTED,

    /** The newsroom's own, as the sample newspaper's: approvals are what the newsroom says. */
    OWN
  }

  /** An importer. The plain site is that of a log which has no site yet. */
  Importer(
      Database database,
      Ledger ledger,
      Site plain,
      RandomGenerator random,
      InstantSource clock,
      Provenance provenance) {
    this.database = database;
    this.ledger = ledger;
    this.plain = plain;
    this.site = plain;
    this.random = random;
    this.clock = clock;
    this.provenance = provenance;
    this.release = ArticleId.randomText(random);
  }

  /**
   * What is to be brought in.
   *
   * @param input how messages name it
   * @param subject its id where the input gives one; null takes that of its origin, or a new one
   * @param key the origin key
   * @param method by which reader it was taken in
   * @param channelNames names for channels that the site may not have yet
   */
  record Item(
      String input,
      @Nullable EntryId subject,
      Hash key,
      String method,
      DocumentLine line,
      Map<ChannelPath, Map<String, String>> channelNames) {

    /** The same with this text. */
    Item of(Article article) {
      var changed =
          new DocumentLine(
              line.subject(),
              line.change(),
              line.published(),
              line.urlDate(),
              line.time(),
              line.release(),
              line.approvals(),
              line.by(),
              line.origin(),
              line.statement(),
              article);
      return new Item(input, subject, key, method, changed, channelNames);
    }

    /** A line of JSON Lines: the same id is the same story. */
    static Item of(String input, DocumentLine line) {
      String origin = line.origin() == null ? "id:" + line.subject() : line.origin();
      Hash key = Hash.of(origin.getBytes(UTF_8));
      return new Item(input, line.subject(), key, "jsonl", line, Map.of());
    }
  }

  /** What became of an item. */
  enum Status {
    IMPORTED,
    UPDATED,
    UNCHANGED,

    /** It was withdrawn here, and an import does not bring it back. */
    WITHDRAWN,

    /** It was reviewed and published here, and an import does not put another text over that. */
    REVIEWED
  }

  /**
   * An item and what became of it.
   *
   * @param index the entry that brought it, or for {@code UNCHANGED} that had brought it
   * @param event that entry
   */
  record Done(Item item, Status status, EntryId subject, long index, PublicationEvent event) {}

  /** Puts a batch into the log, in order. Everything in it is durable when this returns. */
  List<Done> put(List<Item> items) {
    return database.inWriteTransaction(tx -> {
      // Locked first, so that what is looked up below still holds when it is appended.
      ledger.lock(tx);
      var batch = new Batch(tx, items);
      List<Done> done = items.stream().map(batch::put).toList();
      ledger.append(tx, batch.submissions);
      return done;
    });
  }

  /** The site as the last batch left it: what addresses are made of. */
  Site site() {
    return site;
  }

  /** What a subject has been so far, entries of this batch included. */
  private static final class Past {
    @Nullable PublicationEvent last;
    long index = -1;
    boolean reviewed;
    final Set<Hash> documents = new HashSet<>();

    void add(PublicationEvent event, long at) {
      last = event;
      reviewed |= !event.approvals().isEmpty();
      index = at;
      Hash document = event.content() == null ? event.statement() : event.content();
      if (document != null) {
        documents.add(document);
      }
    }
  }

  /** The work of one transaction. */
  private final class Batch {
    final List<Submission> submissions = new ArrayList<>();
    private final Map<Hash, Imported> imported;
    private final Map<Hash, EntryId> named = new HashMap<>();
    private final Map<EntryId, Past> pasts = new HashMap<>();
    private final long first;
    private Site site;

    Batch(Handle tx, List<Item> items) {
      imported = ledger.imported(tx, items.stream().map(Item::key).toList());
      var subjects = new HashSet<EntryId>();
      subjects.add(EntryId.site());
      imported.values().forEach(known -> subjects.add(known.subject()));
      for (Item item : items) {
        if (item.subject() != null) {
          subjects.add(item.subject());
        }
      }
      for (Entry entry : ledger.histories(tx, subjects)) {
        past(entry.event().subject()).add(entry.event(), entry.index());
      }
      first = ledger.size();
      PublicationEvent lastSite = past(EntryId.site()).last;
      site =
          lastSite == null || lastSite.content() == null
              ? plain
              : (Site) Document.parse(ledger.content(lastSite.content()).orElseThrow());
    }

    private Past past(EntryId subject) {
      return pasts.computeIfAbsent(subject, _ -> new Past());
    }

    Done put(Item item) {
      EntryId subject = subjectOf(item);
      Hash document = documentOf(item.line());
      Past past = past(subject);
      PublicationEvent last = past.last;
      if (last != null && past.documents.contains(document)) {
        return new Done(item, Status.UNCHANGED, subject, past.index, last);
      }
      if (provenance == Provenance.IMPORTED && last != null && last.withdraws()) {
        return new Done(item, Status.WITHDRAWN, subject, past.index, last);
      }
      if (provenance == Provenance.IMPORTED && past.reviewed) {
        return new Done(item, Status.REVIEWED, subject, past.index, Objects.requireNonNull(last));
      }
      ensureChannel(item);
      if (item.line().document() instanceof Site changed) {
        site = changed;
      }
      PublicationEvent event = eventOf(item, subject, last);
      long index = submit(event, item.line().document(), item.line().statement());
      past.add(event, index);
      return new Done(item, last == null ? Status.IMPORTED : Status.UPDATED, subject, index, event);
    }

    private EntryId subjectOf(Item item) {
      if (item.subject() != null) {
        return item.subject();
      }
      return named.computeIfAbsent(
          item.key(),
          key -> {
            Imported known = imported.get(key);
            return known == null ? EntryId.article(ArticleId.random(random)) : known.subject();
          });
    }

    private long submit(
        PublicationEvent event, @Nullable Document document, @Nullable Statement statement) {
      var contents = new ArrayList<byte[]>(2);
      if (document != null) {
        contents.add(document.canonical());
      }
      if (statement != null) {
        contents.add(statement.canonical());
      }
      submissions.add(new Submission(event, contents));
      return first + submissions.size() - 1;
    }

    /** A story's channel, and those above it, are in the tree before the story is. */
    private void ensureChannel(Item item) {
      if (!(item.line().document() instanceof Article article)) {
        return;
      }
      var channels = new ArrayList<>(site.channels());
      for (ChannelPath path : article.channel().trail()) {
        if (site.channel(path) == null) {
          Map<String, String> names =
              item.channelNames().getOrDefault(path, Map.of(article.language(), path.slug()));
          channels.add(new Site.Channel(path, names, false));
        }
      }
      EntryId subject = EntryId.site();
      Past past = past(subject);
      if (channels.size() == site.channels().size() && past.last != null) {
        return;
      }
      site = withChannels(site, channels);
      PublicationEvent last = past.last;
      PublicationEvent event =
          new PublicationEvent(
              subject,
              last == null ? 1 : last.revision() + 1,
              last == null ? Change.FIRST : Change.UPDATE,
              clock.instant(),
              release,
              site.hash(),
              null,
              List.of(),
              null,
              null,
              List.of(),
              null,
              null,
              List.of());
      past.add(event, submit(event, site, null));
    }

    private PublicationEvent eventOf(Item item, EntryId subject, @Nullable PublicationEvent last) {
      DocumentLine line = item.line();
      boolean own = provenance == Provenance.OWN;
      Instant now = clock.instant();
      Document document = line.document();
      Hash content = document == null ? null : document.hash();
      Instant published = null;
      LocalDate urlDate = null;
      List<Hash> media = List.of();
      if (subject.kind() == EntryKind.ARTICLE) {
        published = publishedOf(line, last, now);
        urlDate = urlDateOf(line, last, published, ZoneId.of(site.zone()));
      }
      if (document instanceof Article article) {
        media = article.media().stream().map(Medium::hash).toList();
      } else if (document instanceof Special special) {
        media = special.media().stream().map(Medium::hash).toList();
      }
      var approvals =
          own && content != null
              ? line.approvals().stream()
                  .map(a ->
                      new PublicationEvent.Approval(
                          a.stage(), a.person(), content, a.time() == null ? now : a.time()))
                  .toList()
              : List.<PublicationEvent.Approval>of();
      return new PublicationEvent(
          subject,
          last == null ? 1 : last.revision() + 1,
          line.change() != null ? line.change() : last == null ? Change.FIRST : Change.UPDATE,
          now,
          release,
          content,
          line.statement() == null ? null : line.statement().hash(),
          media,
          published,
          urlDate,
          approvals,
          own ? line.by() : null,
          own ? null : new Origin(item.key(), item.method()),
          List.of());
    }
  }

  private static Hash documentOf(DocumentLine line) {
    Document document = line.document() == null ? line.statement() : line.document();
    return Objects.requireNonNull(document).hash();
  }

  private static Instant publishedOf(
      DocumentLine line, @Nullable PublicationEvent last, Instant now) {
    if (last != null && last.published() != null) {
      return last.published();
    }
    if (line.published() != null) {
      return line.published();
    }
    Instant original =
        line.document() instanceof Article article ? article.originalPublished() : null;
    return original == null ? now : original;
  }

  private static LocalDate urlDateOf(
      DocumentLine line, @Nullable PublicationEvent last, Instant published, ZoneId zone) {
    if (last != null && last.urlDate() != null) {
      return last.urlDate();
    }
    return line.urlDate() != null ? line.urlDate() : LocalDate.ofInstant(published, zone);
  }

  /** The same site with these channels, each parent before its children. */
  static Site withChannels(Site site, List<Site.Channel> channels) {
    var byPath = new TreeMap<ChannelPath, Site.Channel>();
    channels.forEach(channel -> byPath.put(channel.path(), channel));
    var ordered = new ArrayList<Site.Channel>();
    for (Site.Channel channel : channels) {
      for (ChannelPath path : channel.path().trail()) {
        Site.Channel next = byPath.remove(path);
        if (next != null) {
          ordered.add(next);
        }
      }
    }
    return site.edit().channels(ordered).site();
  }
}
