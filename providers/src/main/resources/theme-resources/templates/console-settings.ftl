<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<#-- A value in words. -->
<#function words field value>
  <#if field.kind() == "methods"><#return msg("secondFactor." + value + ".title")></#if>
  <#if field.kind() == "choice"><#return msg("consoleValue." + value)></#if>
  <#return value>
</#function>
<#-- The value that counts where the employer has none. -->
<#macro usual field>${msg("consoleSettingUsual")} <#list field.realm() as value>${words(field, value)}<#sep>, <#else>${msg("consoleSettingNone." + field.id())}</#list></#macro>
<#macro hint field>
  <p class="hint" id="${field.id()}-hint">${msg("consoleSettingText." + field.id())}<#if field.id() == "smsDayBudget"> ${msg("consoleSettingSmsToday", page.smsToday())}</#if></p>
</#macro>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleNav.settings")}
  <#elseif section = "form">
    <@console.body current="settings">
    <@console.of employer=(page.employer())!"" otherUrl=page.otherUrl() />
    <@console.alert text=(page.error())!"" />
    <#if page.proofUrl()??><p class="actions"><a class="${parts.button('primary')}" id="console-prove" href="${page.proofUrl()}" target="_blank" rel="noopener">${msg("consoleProve")}</a></p></#if>
    <p class="lead">${msg("consoleSettingsLead")}</p>
    <form class="form" action="${page.url()}" method="post" data-adgang="once">
      <@console.token />
      <input type="hidden" name="tag" value="${page.tag()}">
      <#list page.fields() as field>
        <#assign error = (field.error())!"">
        <#if field.readOnly()>
          <div class="field">
            <p class="label">${msg("consoleSetting." + field.id())}</p>
            <@hint field=field />
            <p><#if field.values()?has_content><#list field.values() as value>${words(field, value)}<#sep>, </#list><#else><@usual field=field /></#if></p>
          </div>
        <#elseif field.kind() == "methods">
          <fieldset class="field console-set"<@parts.described id=field.id() invalid=error?has_content by=field.id() + "-hint" />>
            <legend class="label">${msg("consoleSetting." + field.id())}</legend>
            <@hint field=field />
            <@console.error id=field.id() text=error />
            <#list field.options() as option>
              <p class="choice"><input type="checkbox" class="choice-input" id="${field.id()}-${option}" name="${field.id()}" value="${option}"<#if field.values()?seq_contains(option)> checked</#if>><label class="choice-label" for="${field.id()}-${option}">${words(field, option)}</label></p>
            </#list>
            <p class="hint"><@usual field=field /></p>
          </fieldset>
        <#elseif field.kind() == "choice">
          <div class="field">
            <label class="label" for="${field.id()}">${msg("consoleSetting." + field.id())}</label>
            <@hint field=field />
            <@console.error id=field.id() text=error />
            <select class="input" id="${field.id()}" name="${field.id()}"<@parts.described id=field.id() invalid=error?has_content by=field.id() + "-hint" />>
              <option value=""><@usual field=field /></option>
              <#list field.options() as option><option value="${option}"<#if field.value() == option> selected</#if>>${words(field, option)}</option></#list>
            </select>
          </div>
        <#elseif field.kind() == "lines">
          <div class="field">
            <label class="label" for="${field.id()}">${msg("consoleSetting." + field.id())}</label>
            <@hint field=field />
            <@console.error id=field.id() text=error />
            <textarea class="input" id="${field.id()}" name="${field.id()}" rows="${[3, field.values()?size + 1]?max}" autocomplete="off"<@parts.described id=field.id() invalid=error?has_content by=field.id() + "-hint" />>${"\n" + field.lines()}</textarea>
            <p class="hint"><@usual field=field /></p>
          </div>
        <#else>
          <div class="field">
            <label class="label" for="${field.id()}">${msg("consoleSetting." + field.id())}</label>
            <@hint field=field />
            <@console.error id=field.id() text=error />
            <input class="input" id="${field.id()}" name="${field.id()}" type="text"<#if field.kind() == "number"> inputmode="numeric"</#if> maxlength="255" autocomplete="off" value="${field.value()}"<@parts.described id=field.id() invalid=error?has_content by=field.id() + "-hint" />>
            <p class="hint"><@usual field=field /></p>
          </div>
        </#if>
      </#list>
      <#if page.changes()><div class="actions"><button class="${parts.button('primary')}" id="console-save" type="submit">${msg("consoleSave")}</button></div></#if>
    </form>
    <#assign logo = page.logo()>
    <h2 id="logo-title">${msg("consoleLogo")}</h2>
    <#if logo.shown()??>
      <p class="console-logo"><img id="console-logo" src="${logo.shown().url()}" alt="${msg("consoleLogoNow")}" width="${logo.shown().width()?c}" height="${logo.shown().height()?c}"></p>
      <p class="hint">${msg("consoleLogoPlate." + logo.plate())}</p>
    <#else><p class="hint">${msg("consoleLogoNone")}</p></#if>
    <#if page.changes()>
      <form class="form" action="${logo.url()}" method="post" enctype="multipart/form-data" data-adgang="once">
        <@console.token />
        <input type="hidden" name="tag" value="${logo.tag()}">
        <#assign error = (logo.error())!"">
        <div class="field">
          <label class="label" for="logo">${msg("consoleLogoFile")}</label>
          <p class="hint" id="logo-hint">${msg("consoleLogoFileHint")}</p>
          <@console.error id="logo" text=error />
          <input class="input" id="logo" name="logo" type="file" accept=".png,.jpg,.jpeg,image/png,image/jpeg"<@parts.described id="logo" invalid=error?has_content by="logo-hint" />>
        </div>
        <div class="actions"><button class="${parts.button('secondary')}" id="console-logo-save" type="submit">${msg("consoleLogoSave")}</button></div>
      </form>
      <#if logo.shown()??>
        <form class="form" action="${logo.url()}" method="post" enctype="multipart/form-data" data-adgang="once">
          <@console.token />
          <input type="hidden" name="tag" value="${logo.tag()}">
          <div class="actions"><button class="${parts.button('secondary')}" id="console-logo-remove" type="submit" name="remove" value="on">${msg("consoleLogoRemove")}</button></div>
        </form>
      </#if>
    </#if>
    </@console.body>
  </#if>
</@layout.registrationLayout>
