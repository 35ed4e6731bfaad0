package dk.adgang.testbed.web;

/** Answers requests. */
@FunctionalInterface
public interface Handler {

  Response answer(Request request);
}
