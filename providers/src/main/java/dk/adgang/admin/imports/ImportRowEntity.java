package dk.adgang.admin.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An employee of a file. */
@Entity
@Table(name = "ADGANG_IMPORT_ROW")
class ImportRowEntity {

  /** The states of a row. */
  enum State {
    /** It is yet to be created. */
    PENDING,
    CREATED,
    /** The address has an account of the employer already: nothing was done. */
    EXISTS,
    /** The address has another account, whose owner is asked. */
    ASKED,
    FAILED
  }

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "IMPORT_ID", length = 36, nullable = false)
  String importId;

  @Column(name = "LINE", nullable = false)
  long line;

  @Column(name = "STATE", length = 16, nullable = false)
  String state;

  @Column(name = "FIRST_NAME")
  String firstName;

  @Column(name = "LAST_NAME")
  String lastName;

  /** Empty of a row that has a problem, which is not stored. */
  @Column(name = "EMAIL", nullable = false)
  String email;

  @Column(name = "TITLE")
  String title;

  @Column(name = "LANGUAGE")
  String language;

  /** As it was typed; empty again once the employee is created. */
  @Column(name = "PHONE")
  String phone;

  /** The name of the field that was refused; null for none. */
  @Column(name = "FIELD", length = 64)
  String field;

  /** The {@link ImportProblem.Kind}; null where nothing is wrong. */
  @Column(name = "CODE", length = 32)
  String code;

  /** The subject of the problem, or why the realm refused the row; null without either. */
  @Column(name = "REASON", length = 1024)
  String reason;
}
