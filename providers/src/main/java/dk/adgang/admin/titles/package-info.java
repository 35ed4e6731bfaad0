/**
 * The titles of employees and settings: {@link dk.adgang.admin.titles.TitleList} reads which there
 * are, {@link dk.adgang.admin.titles.TitleRename} gives one another name.
 */
package dk.adgang.admin.titles;
