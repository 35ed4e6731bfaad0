package dk.adgang.admin.employees;

import java.util.List;

/**
 * One page of a list of employees.
 *
 * @param total how many there are on all pages
 * @param first how many are left out at the beginning
 * @param max how many there are at most on a page
 */
public record FoundEmployees(long total, int first, int max, List<EmployeeLine> employees) {}
