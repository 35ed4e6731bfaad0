<#import "adgang-support.ftl" as help>

<#-- The support panel: the same place on every page. -->
<#macro content>
  <@help.panel />
</#macro>
