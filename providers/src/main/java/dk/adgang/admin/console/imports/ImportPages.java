package dk.adgang.admin.console.imports;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleGate;
import dk.adgang.admin.console.visit.SentForm;
import dk.adgang.admin.imports.EmployeeImport;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** The pages {@code import}, and that of each file by its id. */
public final class ImportPages {

  private static final String ID = "{id:[\\w-]+}";
  private static final String FILE = "file";
  private static final String CELLS = "cells";
  private static final String EMPLOYER = "employer";

  private final ConsoleGate gate;

  public ImportPages(ConsoleGate gate) {
    this.gate = gate;
  }

  /** The form for a file. */
  @GET
  public Response show() {
    return gate.open(ConsoleAddresses.IMPORT, context -> new ImportForm(context).show());
  }

  /** Stores a file, or pasted cells, to be looked at. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response send() {
    SentForm sent = gate.sent(FILE, EmployeeImport.LONGEST);
    return gate.take(
        ConsoleAddresses.IMPORT,
        sent.fields(),
        context -> new ImportForm(context).send(bytes(sent), sent.fields().getFirst(EMPLOYER)));
  }

  /** Returns the file; the pasted cells, when no file was sent. */
  private static byte[] bytes(SentForm sent) {
    String cells = sent.fields().getFirst(CELLS);
    return sent.file().length > 0 || cells == null
        ? sent.file()
        : cells.getBytes(StandardCharsets.UTF_8);
  }

  /** The page about one file: what it would do, or how far it has come. */
  @GET
  @Path(ID)
  public Response state(@PathParam("id") String id) {
    return gate.open(ImportForm.page(id), context -> new ImportForm(context).state(id));
  }

  /** Has a file created. */
  @POST
  @Path(ID)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response start(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return gate.take(ImportForm.page(id), form, context -> new ImportForm(context).start(id));
  }
}
