/**
 * Reminders to add a second factor: {@link dk.adgang.admin.reminders.ReminderRule} says who gets
 * one, {@link dk.adgang.admin.reminders.Reminders} reads, counts and queues. Page and REST share
 * it.
 */
package dk.adgang.admin.reminders;
