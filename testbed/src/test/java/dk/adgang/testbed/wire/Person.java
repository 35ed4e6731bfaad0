package dk.adgang.testbed.wire;

import java.util.HashMap;
import java.util.Map;

/** Somebody new, as the admin REST is told of them. */
public final class Person {

  private Person() {}

  /**
   * Describes somebody whose user name is their address, and who may log in.
   *
   * @param more what else to say of them, or to say in another way
   */
  public static Map<String, Object> named(
      String firstName, String lastName, String email, Map<String, Object> more) {
    var person = new HashMap<String, Object>();
    person.put("username", email);
    person.put("email", email);
    person.put("firstName", firstName);
    person.put("lastName", lastName);
    person.put("enabled", true);
    person.putAll(more);
    return person;
  }
}
