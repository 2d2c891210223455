package org.broadsheet.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.ArticleId;
import org.broadsheet.press.Press;
import org.broadsheet.press.ReportState;
import org.broadsheet.pulse.ErrorReport;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form in which a reader says what is wrong in a story: {@code /report/{article}}. Addresses
 * are counted in memory for an hour and kept nowhere. Behind a proxy all readers have the proxy's
 * address, so the limit is one that a whole newspaper seldom reaches.
 */
final class Reports {
  /** Bytes of the largest body: both texts, each character escaped as nine. */
  static final int MAX_BODY = 32_768;

  /** Reports from one address in an hour. */
  static final int HOURLY = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
  private static final ReportState.Limits LIMITS =
      new ReportState.Limits(ErrorReport.WORDS, ErrorReport.PASSAGE, ErrorReport.DAYS);

  private final Views views;
  private final Pulse pulse;
  private final Workers readers;
  private final Cache<String, AtomicInteger> sent =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(10_000).build();

  Reports(Views views, Pulse pulse, Workers readers) {
    this.views = views;
    this.pulse = pulse;
    this.readers = readers;
  }

  /** The form, or the thanks. */
  CompletableFuture<Reply> form(Ask ask, String name) {
    String passage = clean(ask.parameter("passage"));
    String kept =
        passage.codePointCount(0, passage.length()) > ErrorReport.PASSAGE / 2
            ? passage.substring(0, passage.offsetByCodePoints(0, ErrorReport.PASSAGE / 2))
            : passage;
    boolean thanks = ask.parameter("sent").equals("1");
    return readers.run(() ->
        switch (find(name)) {
          case null -> Replies.notFound();
          case Withdrawn _ -> Replies.withdrawn();
          case Story story -> {
            int revision = revision(ask.parameter("r"), story);
            yield page(
                ask.edition(), story, new ReportState(revision, kept, "", null, thanks, LIMITS));
          }
        });
  }

  /** What a reader sends; thanks only after it is on disk. */
  CompletableFuture<Reply> send(Ask ask, Sent post, String name) {
    if (!post.isForm()) {
      return CompletableFuture.completedFuture(Reply.words(415, "Send the form."));
    }
    return readers.run(() ->
        switch (find(name)) {
          case null -> Replies.notFound();
          case Withdrawn _ -> Replies.withdrawn();
          case Story story -> keep(ask.edition(), post, story);
        });
  }

  private Reply keep(@Nullable String edition, Sent post, Story story) {
    if (!post.fromSite(views.site())) {
      return Reply.words(403, "An error is reported on the paper's own pages.");
    }
    int revision = revision(post.formText("revision"), story);
    String passage = clean(post.formText("passage"));
    String words = clean(post.formText("words"));
    ReportState.Refusal refused = null;
    if (words.isBlank()) {
      refused = ReportState.Refusal.EMPTY;
    } else if (words.length() > ErrorReport.WORDS || passage.length() > ErrorReport.PASSAGE) {
      refused = ReportState.Refusal.TOO_LONG;
    } else if (post.formText("website").isEmpty()) { // else a program filled in what nobody sees
      refused = keep(post.address(), story, revision, passage, words);
    }
    return refused == null
        ? Replies.see(Press.reportPath(edition, story, views.site()) + "?sent=1")
        : page(edition, story, new ReportState(revision, passage, words, refused, false, LIMITS));
  }

  private ReportState.@Nullable Refusal keep(
      String address, Story story, int revision, String passage, String words) {
    if (sent.get(address, _ -> new AtomicInteger()).incrementAndGet() > HOURLY) {
      return ReportState.Refusal.TOO_MANY;
    }
    try {
      return pulse.report(story.id(), revision, passage, words)
          ? null
          : ReportState.Refusal.NOT_KEPT;
    } catch (PulseFailure e) {
      LOG.error("An error report was not kept: {}", e.getMessage(), e);
      return ReportState.Refusal.NOT_KEPT;
    }
  }

  private org.broadsheet.archive.@Nullable Found find(String name) {
    return ArticleId.isId(name) ? views.article(new ArticleId(name)).orElse(null) : null;
  }

  private Reply page(@Nullable String edition, Story story, ReportState state) {
    return Replies.page(views.report(edition, story, state), Fields.NEVER);
  }

  /** A revision that there is; else the present one. */
  private static int revision(String text, Story story) {
    int present = story.event().revision();
    return text.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(text), present) : present;
  }

  /** One line feed for each end of a line, and no other control character. */
  private static String clean(String text) {
    return text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", " ").strip();
  }
}
