/** The description of the REST for programs: {@code openapi.json} beside the classes. */
package dk.adgang.admin.rest.openapi;
