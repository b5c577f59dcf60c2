export default definePageConfig({ navigationBarTitleText: '完整依据', enablePullDownRefresh: process.env.TARO_ENV === 'weapp', enableShareAppMessage: true })
