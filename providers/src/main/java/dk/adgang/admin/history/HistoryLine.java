package dk.adgang.admin.history;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One event of a history.
 *
 * @param at when it happened, ISO 8601 in UTC
 * @param kind the kind of event, for programs; there may be more of them
 * @param by the name of the colleague who did it; absent where it was the employee, or somebody
 *     whom the reader does not learn of
 * @param method the id of the second factor that it is about; absent for none
 * @param text the same in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryLine(String at, String kind, String by, String method, String text) {}
