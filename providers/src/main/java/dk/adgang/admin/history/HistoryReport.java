package dk.adgang.admin.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A page of the history of an employee.
 *
 * @param events the events, newest first
 * @param older where the page of older events begins; absent when there are none
 * @param keepsEvents whether the realm keeps what employees do
 * @param keepsAdminEvents whether the realm keeps what managers and administrators do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryReport(
    List<HistoryLine> events, String older, boolean keepsEvents, boolean keepsAdminEvents) {}
