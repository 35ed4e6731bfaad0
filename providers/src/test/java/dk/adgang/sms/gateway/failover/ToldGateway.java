package dk.adgang.sms.gateway.failover;

import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.Sms;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsReceipt;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A gateway that does as it is told. */
final class ToldGateway implements SmsGateway {

  interface Deed {
    SmsReceipt send(Duration within) throws SmsGatewayException;
  }

  final AtomicInteger asked = new AtomicInteger();
  final AtomicReference<Duration> within = new AtomicReference<>();
  volatile Deed deed;
  volatile boolean configured = true;

  ToldGateway(Deed deed) {
    this.deed = deed;
  }

  static ToldGateway sends(String id) {
    return new ToldGateway(within -> new SmsReceipt(id, "m"));
  }

  static ToldGateway fails(SendFailure kind) {
    return new ToldGateway(failure(kind));
  }

  static Deed failure(SendFailure kind) {
    return within -> {
      throw new SmsGatewayException(kind, "told to");
    };
  }

  @Override
  public boolean configured() {
    return configured;
  }

  @Override
  public SmsReceipt send(Sms sms, Duration left) throws SmsGatewayException {
    asked.incrementAndGet();
    within.set(left);
    return deed.send(left);
  }
}
