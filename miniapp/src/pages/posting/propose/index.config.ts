export default definePageConfig({ navigationBarTitleText: '提出调整或召回', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
