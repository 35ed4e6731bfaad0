/** The actions of a manager or administrator on an employee. REST and pages share these classes. */
package dk.adgang.admin;
