package dk.adgang.testbed;

import java.util.Map;

/** What an administrator does to protect an account. */
enum Protection {
  BLOCK {
    @Override
    void take(Adgang adgang, Employee employee) {
      adgang.employees().resetPassword(employee, Map.of("block", true));
    }
  },
  NEW_PASSWORD {
    @Override
    void take(Adgang adgang, Employee employee) {
      adgang
          .admin()
          .put(
              "/adgang/users/" + employee.id() + "/reset-password",
              Map.of("type", "password", "value", PASSWORD, "temporary", false));
    }
  },
  END_SESSIONS {
    @Override
    void take(Adgang adgang, Employee employee) {
      adgang.employees().resetPassword(employee, Map.of("endSessions", true));
    }
  },
  CLEAR_FACTORS {
    @Override
    void take(Adgang adgang, Employee employee) {
      adgang.admin().delete("/adgang/adgang/employees/" + employee.id() + "/second-factor");
    }
  },
  LOGOUT_IN_KEYCLOAKS_CONSOLE {
    @Override
    void take(Adgang adgang, Employee employee) {
      adgang.admin().post("/adgang/users/" + employee.id() + "/logout", Map.of());
    }
  };

  /** Set by {@link #NEW_PASSWORD}. */
  static final String PASSWORD = "te-til-fire-9";

  abstract void take(Adgang adgang, Employee employee);
}
