// Written by `make api` from docs/api; change what it describes instead.
"use strict";
export const validate = validate20;
export default validate20;
const schema31 = {"properties":{"format":{"const":2,"type":"integer"},"language":{"type":"string"},"lasts_ms":{"minimum":0,"type":"integer"},"legs":{"items":{"$ref":"#/$defs/Leg"},"type":"array"},"pressures":{"items":{"type":"string"},"maxItems":7,"minItems":7,"type":"array"},"preparation":{"items":{"$ref":"#/$defs/PreparationInWords"},"type":"array"},"cues":{"items":{"$ref":"#/$defs/CueInWords"},"minItems":2,"type":"array"}},"required":["language","lasts_ms","legs","pressures","cues"],"type":"object","$defs":{"CueInWords":{"properties":{"id":{"minimum":0,"type":"integer"},"at_ms":{"minimum":0,"type":"integer"},"lasts_ms":{"minimum":0,"type":"integer"},"kind":{"$ref":"#/$defs/CueKind"},"step":{"minimum":0,"type":"integer"},"leg":{"$ref":"#/$defs/Leg"},"technique":{"type":"string"},"text":{"type":"string"},"purpose":{"$ref":"#/$defs/Purpose"},"told":{"$ref":"#/$defs/Telling"},"presumes":{"maximum":6,"minimum":0,"type":"integer"},"shown":{"$ref":"#/$defs/ShownInWords"},"stroke":{"type":"integer"}},"required":["id","at_ms","kind","step"],"type":"object"},"CueKind":{"enum":["show","say","beat","pressure_check","halfway","ten_seconds_left","change_leg","rest","close"],"type":"string"},"Leg":{"enum":["left","right"],"type":"string"},"PreparationInWords":{"properties":{"text":{"type":"string"},"always":{"type":"boolean"}},"required":["text","always"],"type":"object"},"Purpose":{"enum":["safety","advice","title","placing","movement","pressure","position","feel","check","next","breath","praise","close"],"type":"string"},"ShownInWords":{"properties":{"step":{"enum":["prepare","settle","block","change","rest","close","stretch","walk"],"type":"string"},"title":{"type":"string"},"line":{"type":"string"},"steps":{"items":{"type":"string"},"type":"array"},"notes":{"items":{"type":"string"},"type":"array"},"pressure":{"maximum":6,"minimum":0,"type":"integer"},"pressure_words":{"type":"string"},"tempo":{"type":"integer"},"zones":{"items":{"$ref":"#/$defs/ZoneId"},"type":"array"},"turned":{"type":"boolean"},"next_title":{"type":"string"},"next_leg":{"$ref":"#/$defs/Leg"}},"required":["step","title","line"],"type":"object"},"Telling":{"enum":["full","less","quiet"],"type":"string"},"ZoneId":{"enum":["toes","toe_webs","ball","arch","heel","foot_top","ankle_inner","ankle_outer","achilles","calf","shin","knee","behind_knee","thigh_front","thigh_back","thigh_inner","thigh_outer"],"type":"string"}}};
const schema32 = {"enum":["left","right"],"type":"string"};
const schema33 = {"properties":{"text":{"type":"string"},"always":{"type":"boolean"}},"required":["text","always"],"type":"object"};
const schema34 = {"properties":{"id":{"minimum":0,"type":"integer"},"at_ms":{"minimum":0,"type":"integer"},"lasts_ms":{"minimum":0,"type":"integer"},"kind":{"$ref":"#/$defs/CueKind"},"step":{"minimum":0,"type":"integer"},"leg":{"$ref":"#/$defs/Leg"},"technique":{"type":"string"},"text":{"type":"string"},"purpose":{"$ref":"#/$defs/Purpose"},"told":{"$ref":"#/$defs/Telling"},"presumes":{"maximum":6,"minimum":0,"type":"integer"},"shown":{"$ref":"#/$defs/ShownInWords"},"stroke":{"type":"integer"}},"required":["id","at_ms","kind","step"],"type":"object"};
const schema35 = {"enum":["show","say","beat","pressure_check","halfway","ten_seconds_left","change_leg","rest","close"],"type":"string"};
const schema37 = {"enum":["safety","advice","title","placing","movement","pressure","position","feel","check","next","breath","praise","close"],"type":"string"};
const schema38 = {"enum":["full","less","quiet"],"type":"string"};
const schema39 = {"properties":{"step":{"enum":["prepare","settle","block","change","rest","close","stretch","walk"],"type":"string"},"title":{"type":"string"},"line":{"type":"string"},"steps":{"items":{"type":"string"},"type":"array"},"notes":{"items":{"type":"string"},"type":"array"},"pressure":{"maximum":6,"minimum":0,"type":"integer"},"pressure_words":{"type":"string"},"tempo":{"type":"integer"},"zones":{"items":{"$ref":"#/$defs/ZoneId"},"type":"array"},"turned":{"type":"boolean"},"next_title":{"type":"string"},"next_leg":{"$ref":"#/$defs/Leg"}},"required":["step","title","line"],"type":"object"};
const schema40 = {"enum":["toes","toe_webs","ball","arch","heel","foot_top","ankle_inner","ankle_outer","achilles","calf","shin","knee","behind_knee","thigh_front","thigh_back","thigh_inner","thigh_outer"],"type":"string"};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.step === undefined) && (missing0 = "step")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.line === undefined) && (missing0 = "line"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.step !== undefined){
let data0 = data.step;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate22.errors = [{instancePath:instancePath+"/step",schemaPath:"#/properties/step/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((data0 === "prepare") || (data0 === "settle")) || (data0 === "block")) || (data0 === "change")) || (data0 === "rest")) || (data0 === "close")) || (data0 === "stretch")) || (data0 === "walk"))){
validate22.errors = [{instancePath:instancePath+"/step",schemaPath:"#/properties/step/enum",keyword:"enum",params:{allowedValues: schema39.properties.step.enum}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate22.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.line !== undefined){
const _errs5 = errors;
if(typeof data.line !== "string"){
validate22.errors = [{instancePath:instancePath+"/line",schemaPath:"#/properties/line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps !== undefined){
let data3 = data.steps;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(typeof data3[i0] !== "string"){
validate22.errors = [{instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notes !== undefined){
let data5 = data.notes;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
var valid2 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs13 = errors;
if(typeof data5[i1] !== "string"){
validate22.errors = [{instancePath:instancePath+"/notes/" + i1,schemaPath:"#/properties/notes/items/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pressure !== undefined){
let data7 = data.pressure;
const _errs15 = errors;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
validate22.errors = [{instancePath:instancePath+"/pressure",schemaPath:"#/properties/pressure/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs15){
if(typeof data7 == "number"){
if(data7 > 6 || isNaN(data7)){
validate22.errors = [{instancePath:instancePath+"/pressure",schemaPath:"#/properties/pressure/maximum",keyword:"maximum",params:{comparison: "<=", limit: 6}}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate22.errors = [{instancePath:instancePath+"/pressure",schemaPath:"#/properties/pressure/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pressure_words !== undefined){
const _errs17 = errors;
if(typeof data.pressure_words !== "string"){
validate22.errors = [{instancePath:instancePath+"/pressure_words",schemaPath:"#/properties/pressure_words/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tempo !== undefined){
let data9 = data.tempo;
const _errs19 = errors;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
validate22.errors = [{instancePath:instancePath+"/tempo",schemaPath:"#/properties/tempo/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.zones !== undefined){
let data10 = data.zones;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data10)){
var valid3 = true;
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
let data11 = data10[i2];
const _errs23 = errors;
if(typeof data11 !== "string"){
validate22.errors = [{instancePath:instancePath+"/zones/" + i2,schemaPath:"#/$defs/ZoneId/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((((((((((((data11 === "toes") || (data11 === "toe_webs")) || (data11 === "ball")) || (data11 === "arch")) || (data11 === "heel")) || (data11 === "foot_top")) || (data11 === "ankle_inner")) || (data11 === "ankle_outer")) || (data11 === "achilles")) || (data11 === "calf")) || (data11 === "shin")) || (data11 === "knee")) || (data11 === "behind_knee")) || (data11 === "thigh_front")) || (data11 === "thigh_back")) || (data11 === "thigh_inner")) || (data11 === "thigh_outer"))){
validate22.errors = [{instancePath:instancePath+"/zones/" + i2,schemaPath:"#/$defs/ZoneId/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
var valid3 = _errs23 === errors;
if(!valid3){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/zones",schemaPath:"#/properties/zones/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.turned !== undefined){
const _errs26 = errors;
if(typeof data.turned !== "boolean"){
validate22.errors = [{instancePath:instancePath+"/turned",schemaPath:"#/properties/turned/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.next_title !== undefined){
const _errs28 = errors;
if(typeof data.next_title !== "string"){
validate22.errors = [{instancePath:instancePath+"/next_title",schemaPath:"#/properties/next_title/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.next_leg !== undefined){
let data14 = data.next_leg;
const _errs30 = errors;
if(typeof data14 !== "string"){
validate22.errors = [{instancePath:instancePath+"/next_leg",schemaPath:"#/$defs/Leg/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data14 === "left") || (data14 === "right"))){
validate22.errors = [{instancePath:instancePath+"/next_leg",schemaPath:"#/$defs/Leg/enum",keyword:"enum",params:{allowedValues: schema32.enum}}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"step":true,"title":true,"line":true,"steps":true,"notes":true,"pressure":true,"pressure_words":true,"tempo":true,"zones":true,"turned":true,"next_title":true,"next_leg":true},"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.id === undefined) && (missing0 = "id")) || ((data.at_ms === undefined) && (missing0 = "at_ms"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.step === undefined) && (missing0 = "step"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate21.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs1){
if(typeof data0 == "number"){
if(data0 < 0 || isNaN(data0)){
validate21.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at_ms !== undefined){
let data1 = data.at_ms;
const _errs3 = errors;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
validate21.errors = [{instancePath:instancePath+"/at_ms",schemaPath:"#/properties/at_ms/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs3){
if(typeof data1 == "number"){
if(data1 < 0 || isNaN(data1)){
validate21.errors = [{instancePath:instancePath+"/at_ms",schemaPath:"#/properties/at_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lasts_ms !== undefined){
let data2 = data.lasts_ms;
const _errs5 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
validate21.errors = [{instancePath:instancePath+"/lasts_ms",schemaPath:"#/properties/lasts_ms/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs5){
if(typeof data2 == "number"){
if(data2 < 0 || isNaN(data2)){
validate21.errors = [{instancePath:instancePath+"/lasts_ms",schemaPath:"#/properties/lasts_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data3 = data.kind;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate21.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/$defs/CueKind/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((((data3 === "show") || (data3 === "say")) || (data3 === "beat")) || (data3 === "pressure_check")) || (data3 === "halfway")) || (data3 === "ten_seconds_left")) || (data3 === "change_leg")) || (data3 === "rest")) || (data3 === "close"))){
validate21.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/$defs/CueKind/enum",keyword:"enum",params:{allowedValues: schema35.enum}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
let data4 = data.step;
const _errs10 = errors;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
validate21.errors = [{instancePath:instancePath+"/step",schemaPath:"#/properties/step/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs10){
if(typeof data4 == "number"){
if(data4 < 0 || isNaN(data4)){
validate21.errors = [{instancePath:instancePath+"/step",schemaPath:"#/properties/step/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.leg !== undefined){
let data5 = data.leg;
const _errs12 = errors;
if(typeof data5 !== "string"){
validate21.errors = [{instancePath:instancePath+"/leg",schemaPath:"#/$defs/Leg/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data5 === "left") || (data5 === "right"))){
validate21.errors = [{instancePath:instancePath+"/leg",schemaPath:"#/$defs/Leg/enum",keyword:"enum",params:{allowedValues: schema32.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.technique !== undefined){
const _errs15 = errors;
if(typeof data.technique !== "string"){
validate21.errors = [{instancePath:instancePath+"/technique",schemaPath:"#/properties/technique/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
const _errs17 = errors;
if(typeof data.text !== "string"){
validate21.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.purpose !== undefined){
let data8 = data.purpose;
const _errs19 = errors;
if(typeof data8 !== "string"){
validate21.errors = [{instancePath:instancePath+"/purpose",schemaPath:"#/$defs/Purpose/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((((((((data8 === "safety") || (data8 === "advice")) || (data8 === "title")) || (data8 === "placing")) || (data8 === "movement")) || (data8 === "pressure")) || (data8 === "position")) || (data8 === "feel")) || (data8 === "check")) || (data8 === "next")) || (data8 === "breath")) || (data8 === "praise")) || (data8 === "close"))){
validate21.errors = [{instancePath:instancePath+"/purpose",schemaPath:"#/$defs/Purpose/enum",keyword:"enum",params:{allowedValues: schema37.enum}}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.told !== undefined){
let data9 = data.told;
const _errs22 = errors;
if(typeof data9 !== "string"){
validate21.errors = [{instancePath:instancePath+"/told",schemaPath:"#/$defs/Telling/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data9 === "full") || (data9 === "less")) || (data9 === "quiet"))){
validate21.errors = [{instancePath:instancePath+"/told",schemaPath:"#/$defs/Telling/enum",keyword:"enum",params:{allowedValues: schema38.enum}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.presumes !== undefined){
let data10 = data.presumes;
const _errs25 = errors;
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
validate21.errors = [{instancePath:instancePath+"/presumes",schemaPath:"#/properties/presumes/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs25){
if(typeof data10 == "number"){
if(data10 > 6 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/presumes",schemaPath:"#/properties/presumes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 6}}];
return false;
}
else {
if(data10 < 0 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/presumes",schemaPath:"#/properties/presumes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shown !== undefined){
const _errs27 = errors;
if(!(validate22(data.shown, {instancePath:instancePath+"/shown",parentData:data,parentDataProperty:"shown",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stroke !== undefined){
let data12 = data.stroke;
const _errs28 = errors;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
validate21.errors = [{instancePath:instancePath+"/stroke",schemaPath:"#/properties/stroke/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"id":true,"at_ms":true,"lasts_ms":true,"kind":true,"step":true,"leg":true,"technique":true,"text":true,"purpose":true,"told":true,"presumes":true,"shown":true,"stroke":true},"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.language === undefined) && (missing0 = "language")) || ((data.lasts_ms === undefined) && (missing0 = "lasts_ms"))) || ((data.legs === undefined) && (missing0 = "legs"))) || ((data.pressures === undefined) && (missing0 = "pressures"))) || ((data.cues === undefined) && (missing0 = "cues"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.format !== undefined){
let data0 = data.format;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate20.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(2 !== data0){
validate20.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: 2}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.language !== undefined){
const _errs3 = errors;
if(typeof data.language !== "string"){
validate20.errors = [{instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lasts_ms !== undefined){
let data2 = data.lasts_ms;
const _errs5 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
validate20.errors = [{instancePath:instancePath+"/lasts_ms",schemaPath:"#/properties/lasts_ms/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs5){
if(typeof data2 == "number"){
if(data2 < 0 || isNaN(data2)){
validate20.errors = [{instancePath:instancePath+"/lasts_ms",schemaPath:"#/properties/lasts_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.legs !== undefined){
let data3 = data.legs;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs9 = errors;
if(typeof data4 !== "string"){
validate20.errors = [{instancePath:instancePath+"/legs/" + i0,schemaPath:"#/$defs/Leg/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data4 === "left") || (data4 === "right"))){
validate20.errors = [{instancePath:instancePath+"/legs/" + i0,schemaPath:"#/$defs/Leg/enum",keyword:"enum",params:{allowedValues: schema32.enum}}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/legs",schemaPath:"#/properties/legs/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pressures !== undefined){
let data5 = data.pressures;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
if(data5.length > 7){
validate20.errors = [{instancePath:instancePath+"/pressures",schemaPath:"#/properties/pressures/maxItems",keyword:"maxItems",params:{limit: 7}}];
return false;
}
else {
if(data5.length < 7){
validate20.errors = [{instancePath:instancePath+"/pressures",schemaPath:"#/properties/pressures/minItems",keyword:"minItems",params:{limit: 7}}];
return false;
}
else {
var valid3 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(typeof data5[i1] !== "string"){
validate20.errors = [{instancePath:instancePath+"/pressures/" + i1,schemaPath:"#/properties/pressures/items/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/pressures",schemaPath:"#/properties/pressures/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preparation !== undefined){
let data7 = data.preparation;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data7)){
var valid4 = true;
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((data8.text === undefined) && (missing1 = "text")) || ((data8.always === undefined) && (missing1 = "always"))){
validate20.errors = [{instancePath:instancePath+"/preparation/" + i2,schemaPath:"#/$defs/PreparationInWords/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data8.text !== undefined){
const _errs21 = errors;
if(typeof data8.text !== "string"){
validate20.errors = [{instancePath:instancePath+"/preparation/" + i2+"/text",schemaPath:"#/$defs/PreparationInWords/properties/text/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid6 = _errs21 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.always !== undefined){
const _errs23 = errors;
if(typeof data8.always !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/preparation/" + i2+"/always",schemaPath:"#/$defs/PreparationInWords/properties/always/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid6 = _errs23 === errors;
}
else {
var valid6 = true;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/preparation/" + i2,schemaPath:"#/$defs/PreparationInWords/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid4 = _errs18 === errors;
if(!valid4){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/preparation",schemaPath:"#/properties/preparation/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cues !== undefined){
let data11 = data.cues;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data11)){
if(data11.length < 2){
validate20.errors = [{instancePath:instancePath+"/cues",schemaPath:"#/properties/cues/minItems",keyword:"minItems",params:{limit: 2}}];
return false;
}
else {
var valid7 = true;
const len3 = data11.length;
for(let i3=0; i3<len3; i3++){
const _errs27 = errors;
if(!(validate21(data11[i3], {instancePath:instancePath+"/cues/" + i3,parentData:data11,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid7 = _errs27 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cues",schemaPath:"#/properties/cues/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"format":true,"language":true,"lasts_ms":true,"legs":true,"pressures":true,"preparation":true,"cues":true},"dynamicProps":false,"dynamicItems":false};

