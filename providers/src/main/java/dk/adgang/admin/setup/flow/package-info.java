/** The checks of flows. {@link dk.adgang.admin.setup.flow.FlowCheck} is where to start. */
package dk.adgang.admin.setup.flow;
