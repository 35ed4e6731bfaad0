package dk.adgang.testbed;

/** An employee that a test has created, or that the realm brings along. */
record Employee(
    String id, String email, String firstName, String employer, String title, String password) {

  static final String USUAL_PASSWORD = "Kaffe-2026";
}
