<#import "template.ftl" as layout>
<@layout.registrationLayout hero="mail" displayMessage=false; section>
  <#if section = "header">
    ${msg("linkResentTitle")}
  <#elseif section = "form">
    <p class="lead" role="status">${msg("emailSentMessage")}</p>
    <p class="note">${msg("linkResentNote")}</p>
  </#if>
</@layout.registrationLayout>
