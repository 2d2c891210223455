package org.broadsheet.desk;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.broadsheet.content.ArticleId;
import org.broadsheet.pulse.ErrorReport;
import org.broadsheet.pulse.Pulse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What readers say is wrong, the oldest first, until somebody has dealt with it. For those who may
 * correct stories.
 */
final class ReportPages {
  private static final int SIZE = 50;

  private final Pulse pulse;
  private final Rendering rendering;
  private final Function<ArticleId, String> headline;
  private final ZoneId zone;

  /**
   * @param headline what readers see above the story; its id where they see nothing
   * @param zone in which times are shown
   */
  ReportPages(Pulse pulse, Rendering rendering, Function<ArticleId, String> headline, ZoneId zone) {
    this.pulse = pulse;
    this.rendering = rendering;
    this.headline = headline;
    this.zone = zone;
  }

  private static boolean mayRead() {
    return Gate.who().filter(account -> account.may(Act.CORRECT)).isPresent();
  }

  ServerResponse list(ServerRequest request) {
    if (!mayRead()) {
      return rendering.message(request, 403, "reports-not-yours");
    }
    long after =
        request
            .param("after")
            .filter(text -> text.matches("[0-9]{1,15}"))
            .map(Long::valueOf)
            .orElse(0L);
    List<ErrorReport> found = pulse.reports(after, SIZE + 1);
    List<ErrorReport> shown = found.subList(0, Math.min(SIZE, found.size()));
    return rendering.page(
        request,
        "reports",
        "reports",
        Map.of(
            "reports",
            shown.stream().map(this::line).toList(),
            "next",
            found.size() > SIZE ? "/reports?after=" + shown.getLast().id() : ""));
  }

  private ReportLine line(ErrorReport report) {
    return new ReportLine(
        report.id(),
        headline.apply(report.article()),
        "/stories/" + report.article(),
        report.revision(),
        report.passage(),
        report.words(),
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(report.time().atZone(zone)));
  }

  ServerResponse close(ServerRequest request) {
    if (!mayRead()) {
      return rendering.message(request, 403, "reports-not-yours");
    }
    String id = request.pathVariable("id");
    boolean closed = id.matches("[0-9]{1,15}") && pulse.closeReport(Long.parseLong(id));
    return closed
        ? Rendering.see("/reports?done=done")
        : rendering.message(request, 404, "not-found");
  }
}
