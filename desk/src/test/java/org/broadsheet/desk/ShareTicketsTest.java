package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ticket for share cards in WeChat, against a stand-in for WeChat's server. */
class ShareTicketsTest {
  @TempDir private Path directory;
  private Bench bench;
  private StandInWechat wechat;

  @BeforeEach
  void open() throws Exception {
    bench = Bench.sqlite(directory);
    wechat = new StandInWechat();
  }

  @AfterEach
  void close() {
    wechat.close();
    bench.close();
  }

  private ShareTickets desk() {
    return new ShareTickets(wechat.client(), bench.database, bench.clock);
  }

  private void pass(Duration time) {
    bench.clock.now = bench.clock.now.plus(time);
  }

  @Test
  void aTicketIsFetchedOnceAndSurvivesARestart() throws Exception {
    ShareTickets before = desk();
    assertThat(before.current()).isEmpty();
    before.turn();
    assertThat(before.current()).contains("ticket_1");
    ShareTickets after = desk();
    after.turn();
    assertThat(after.current()).contains("ticket_1");
    assertThat(wechat.asked)
        .containsExactly(
            "POST /cgi-bin/stable_token {\"appid\":\"wx1234567890abcdef\",\"grant_type\":"
                + "\"client_credential\",\"secret\":\""
                + StandInWechat.SECRET
                + "\"}",
            "GET /cgi-bin/ticket/getticket?type=jsapi&access_token=token_1 ");
  }

  @Test
  void itIsRenewedBeforeItEndsAndNeverShownAfter() throws Exception {
    ShareTickets desk = desk();
    desk.turn();
    pass(Duration.ofMinutes(111));
    wechat.ticket = wechat.ticket.replace("ticket_1", "ticket_2");
    desk.turn();
    assertThat(desk.current()).contains("ticket_2");
    wechat.status = 500;
    pass(Duration.ofMinutes(115));
    desk.turn();
    assertThat(desk.current()).as("the old one while it is good").contains("ticket_2");
    pass(Duration.ofMinutes(6));
    assertThat(desk.current()).isEmpty();
  }

  @Test
  void ofTwoDesksOneAsks() throws Exception {
    ShareTickets one = desk();
    ShareTickets other = desk();
    one.turn();
    pass(Duration.ofMinutes(111));
    int before = wechat.asked.size();
    var both =
        List.of(
            Thread.ofVirtual().unstarted(() -> turn(one)),
            Thread.ofVirtual().unstarted(() -> turn(other)));
    both.forEach(Thread::start);
    for (Thread thread : both) {
      thread.join();
    }
    assertThat(wechat.asked).hasSize(before + 2);
    turn(other);
    assertThat(other.current()).contains("ticket_1");
  }

  @Test
  void whatIsNoTicketIsRefusedAndTriedAgainLater() throws Exception {
    ShareTickets desk = desk();
    for (String answer :
        List.of(
            "{\"errcode\":40164,\"errmsg\":\"invalid ip\"}",
            "{\"ticket\":\"a&timestamp=1\",\"expires_in\":7200}",
            "{\"ticket\":\"ticket_1\"}",
            "[]",
            "<html>",
            "\"" + "x".repeat(70_000) + "\"")) {
      wechat.ticket = answer;
      assertThat(desk.turn()).as(answer).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(10));
      assertThat(desk.current()).isEmpty();
    }
    wechat.token = "{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}";
    assertThat(wechat.client().ticket())
        .isEqualTo(new WechatServer.Answer.Refused("no access token, its error code is 40125"));
  }

  @Test
  void anotherAccountsTicketIsNotUsed() throws Exception {
    desk().turn();
    var other =
        new ShareTickets(
            new WechatServer(java.net.URI.create("http://127.0.0.1:1"), "wx0other", "s"),
            bench.database,
            bench.clock);
    pass(Duration.ofMinutes(1));
    other.turn();
    assertThat(other.current()).isEmpty();
  }

  private static void turn(ShareTickets desk) {
    try {
      desk.turn();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
