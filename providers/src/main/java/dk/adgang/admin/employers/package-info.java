/**
 * The settings of one employer, as an administrator or manager works with them: {@link
 * dk.adgang.admin.employers.SettingsWrite} replaces them, {@link
 * dk.adgang.admin.employers.SettingsPreview} tells what that would change.
 */
package dk.adgang.admin.employers;
