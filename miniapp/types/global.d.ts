/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** The address of the API for the mini program; empty in the browser, which talks to the server it came from. */
declare const API_BASE: string
/** The environment of 微信云托管; when it is set the mini program reaches the API through `wx.cloud.callContainer`. */
declare const CLOUD_ENV: string
declare const CLOUD_SERVICE: string

/** Replaced by its value when the app is compiled. */
declare const process: { env: { NODE_ENV: 'development' | 'production'; TARO_ENV: 'weapp' | 'h5' } }
