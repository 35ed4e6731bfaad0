package dk.adgang.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A class of tests that changes what is one for everybody on a server: its clock, a setting of the
 * realm, its log. These classes have a server of their own, and run on it one after the other,
 * while the others go on with theirs. Each leaves the server as it was.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AdgangTest
@Execution(ExecutionMode.SAME_THREAD)
@interface WithSecondServer {

  /** What the class changes. */
  String value();
}
