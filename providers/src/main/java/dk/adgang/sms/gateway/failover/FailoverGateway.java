package dk.adgang.sms.gateway.failover;

import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import dk.adgang.sms.gateway.support.AttemptMetrics;
import dk.adgang.sms.gateway.support.GatewayHttp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Asks gateways in their order until one has accepted the message, as long as it surely did not go
 * out. A gateway that keeps failing is left alone for a while. The number of messages under way is
 * limited: each holds a thread of the server, and logins without SMS need some too.
 */
final class FailoverGateway implements SmsGateway {

  private static final Logger LOG = Logger.getLogger(FailoverGateway.class);

  /** With less time left, nobody would know whether another gateway had sent it. */
  private static final Duration LEAST = Duration.ofMillis(500);

  /** One of the gateways, under its id. */
  record Member(String id, SmsGateway gateway) {}

  private final List<Member> members;
  private final CircuitBreakers breakers;
  private final Semaphore lines;
  private final AttemptMetrics metrics;

  /**
   * @param members in the order in which they are asked
   * @param lines one for each message that may be under way
   */
  FailoverGateway(
      List<Member> members, CircuitBreakers breakers, Semaphore lines, AttemptMetrics metrics) {
    this.members = members;
    this.breakers = breakers;
    this.lines = lines;
    this.metrics = metrics;
  }

  @Override
  public boolean configured() {
    return members.stream().anyMatch(each -> each.gateway().configured());
  }

  @Override
  public SmsReceipt send(Sms sms, Duration within) throws SmsGatewayException {
    GatewayHttp.check(this);
    if (!lines.tryAcquire()) {
      throw new SmsGatewayException(
          SendFailure.TEMPORARY, "as many SMS as allowed are under way already");
    }
    try {
      return inOrder(sms, within);
    } finally {
      lines.release();
    }
  }

  private SmsReceipt inOrder(Sms sms, Duration within) throws SmsGatewayException {
    long started = System.nanoTime();
    SmsGatewayException last = null;
    for (Member member : members) {
      Duration left = within.minusNanos(System.nanoTime() - started);
      if (last != null && left.compareTo(LEAST) < 0) {
        break;
      }
      if (!member.gateway().configured()) {
        continue;
      }
      if (!breakers.ask(member.id())) {
        last = last == null ? resting(member) : last;
        continue;
      }
      if (last != null) {
        LOG.infof("SMS gateway %s; %s is asked", last.getMessage(), member.id());
      }
      try {
        SmsReceipt sent = member.gateway().send(sms, left);
        breakers.succeeded(member.id());
        metrics.sent(member.id());
        return sent;
      } catch (SmsGatewayException e) {
        last = failed(member, e);
      } catch (RuntimeException e) {
        // Its message may hold anything, and it is not known how far the sending came.
        last =
            failed(
                member,
                new SmsGatewayException(SendFailure.UNKNOWN, "it threw " + e.getClass().getName()));
      }
      if (!last.kind().mayTryAnother()) {
        break;
      }
    }
    throw last;
  }

  private static SmsGatewayException resting(Member member) {
    return new SmsGatewayException(
        SendFailure.TEMPORARY, member.id() + ": it failed too often, and is left alone for now");
  }

  private SmsGatewayException failed(Member member, SmsGatewayException failure) {
    metrics.failed(member.id(), failure.kind());
    SmsGatewayException named =
        new SmsGatewayException(failure.kind(), member.id() + ": " + failure.getMessage());
    if (!failure.kind().ofTheGateway()) {
      breakers.succeeded(member.id());
      return named;
    }
    if (breakers.failed(member.id())) {
      LOG.errorf("SMS gateway %s failed too often, and is left alone for a while", member.id());
    }
    return named;
  }
}
